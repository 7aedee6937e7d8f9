//! A server in a thread of the test, and what it logs.

// Each test file uses a part of it.
#![allow(dead_code)]

use std::io::{self, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use chat::Conversation;
use grading::peer::{PATIENCE, Peer};
use timeserver::{ClientHandler, IdleLimit, Log, Server, ShutdownHandle};

/// The greeting of a [`Repeats`].
pub const GREETING: &str = "Welcome!";

/// Replies to each message with what it has understood, in brackets: so a test sees where messages end.
pub struct Repeats(pub IdleLimit);

impl ClientHandler for Repeats {
    fn run(self, client: TcpStream, _address: SocketAddr) -> io::Result<()> {
        let mut conversation = Conversation::new(client, self.0)?;
        conversation.greet(GREETING)?;
        while let Some(message) = conversation.receive()? {
            conversation.reply(&format!("[{}]", message.text))?;
        }
        conversation.close()
    }
}

/// A running server. When it is dropped it is asked to stop, and waited for.
pub struct Running {
    pub address: SocketAddr,
    pub log: Lines,
    shutdown: ShutdownHandle,
    serving: Option<JoinHandle<io::Result<()>>>,
}

impl Running {
    /// A server of [`Repeats`] for many clients, which waits for a silent one for ten minutes: longer than any test.
    pub fn repeats() -> Running {
        Running::repeats_within(Duration::from_secs(600))
    }

    /// The same with another idle limit.
    pub fn repeats_within(limit: Duration) -> Running {
        let log = Lines::default();
        let server = Server::bind("127.0.0.1", 0).expect("a free port");
        let server = server.log(Log::to(log.clone())).idle_timeout(limit);
        let (address, shutdown) = (server.local_addr(), server.shutdown_handle());
        let idle = server.idle_limit();
        let serving = thread::spawn(move || server.serve_threads(move || Repeats(idle)));
        Running {
            address,
            log,
            shutdown,
            serving: Some(serving),
        }
    }

    /// A client that has been greeted.
    pub fn greeted(&self) -> Peer {
        let mut peer = Peer::connect(self.address);
        peer.expect(GREETING);
        peer
    }

    /// A client whose habit the server knows: it sends lines.
    pub fn peer_of_lines(&self) -> Peer {
        let mut peer = self.greeted();
        peer.send("I send lines\n");
        peer.expect("[I send lines]\n");
        peer
    }

    /// Fails unless the server still serves others.
    pub fn expect_alive(&self) {
        let mut peer = self.greeted();
        peer.send("hello\n");
        peer.expect("[hello]\n");
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.shutdown.request();
        let serving = self.serving.take().expect("waited for once");
        let ended = serving.join();
        // A test that fails already has more to say than this, and a second panic would end all tests.
        if !thread::panicking() {
            ended
                .expect("the server panicked")
                .expect("the server failed");
        }
    }
}

/// A place for a log: tests wait for its lines.
#[derive(Clone, Default)]
pub struct Lines(Arc<(Mutex<String>, Condvar)>);

impl Lines {
    /// Blocks until there is a line that contains `text`. Panics if none comes.
    #[track_caller]
    pub fn wait_for(&self, text: &str) {
        let (lines, more) = &*self.0;
        let lines = lines.lock().unwrap();
        let (lines, _) = more
            .wait_timeout_while(lines, PATIENCE, |lines| !lines.contains(text))
            .unwrap();
        assert!(
            lines.contains(text),
            "the log should say {text:?}: {lines:?}"
        );
    }
}

impl Write for Lines {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let (lines, more) = &*self.0;
        lines
            .lock()
            .unwrap()
            .push_str(&String::from_utf8_lossy(line));
        more.notify_all();
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Both ends of one connection.
pub fn connection() -> (TcpStream, TcpStream) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let client = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    (client, listener.accept().unwrap().0)
}
