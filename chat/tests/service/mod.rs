//! What the tests of the services stand on: a server in a thread of the test or as a program, its
//! log, and Python.

// Each test file uses a part of it.
#![allow(dead_code)]

use std::io::{self, Write};
use std::net::SocketAddr;
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use grading::peer::{Peer, Program};
use timeserver::{ClientHandler, IdleLimit, Log, Server, ShutdownHandle};

/// Longer than any test.
const PATIENT: Duration = Duration::from_secs(600);

/// A running server. When it is dropped it is asked to stop, and waited for.
pub struct Service {
    pub address: SocketAddr,
    pub log: Lines,
    shutdown: ShutdownHandle,
    serving: Option<JoinHandle<io::Result<()>>>,
}

impl Service {
    /// A server whose handlers come from what `build` returns. It waits for silent clients for ten
    /// minutes.
    pub fn start<H, F>(build: impl FnOnce(IdleLimit, Log) -> F) -> Service
    where
        H: ClientHandler,
        F: FnMut() -> H + Send + 'static,
    {
        Service::start_within(PATIENT, build)
    }

    /// The same with another idle limit.
    pub fn start_within<H, F>(limit: Duration, build: impl FnOnce(IdleLimit, Log) -> F) -> Service
    where
        H: ClientHandler,
        F: FnMut() -> H + Send + 'static,
    {
        let log = Lines::default();
        let server = Server::bind("127.0.0.1", 0).expect("a free port");
        let server = server.log(Log::to(log.clone())).idle_timeout(limit);
        let (address, shutdown) = (server.local_addr(), server.shutdown_handle());
        let make_handler = build(server.idle_limit(), Log::to(log.clone()));
        let serving = thread::spawn(move || server.serve_threads(make_handler));
        Service {
            address,
            log,
            shutdown,
            serving: Some(serving),
        }
    }

    /// A client that has heard this greeting.
    #[track_caller]
    pub fn greeted(&self, greeting: &str) -> Peer {
        let mut peer = Peer::connect(self.address);
        peer.expect(greeting);
        peer
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        self.shutdown.request();
        let serving = self.serving.take().expect("waited for once");
        let ended = serving.join();
        // A test that fails already has more to say than this.
        if !thread::panicking() {
            ended.expect("the server panicked").expect("it failed");
        }
    }
}

/// A place for a log: tests wait for its lines.
#[derive(Clone, Default)]
pub struct Lines(Arc<(Mutex<String>, Condvar)>);

impl Lines {
    /// Blocks until the log contains `text`.
    pub fn wait_for(&self, text: &str) {
        let (lines, more) = &*self.0;
        let lines = lines.lock().unwrap();
        drop(more.wait_while(lines, |lines| !lines.contains(text)));
    }
}

impl Write for Lines {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let (lines, more) = &*self.0;
        let mut lines = lines.lock().unwrap();
        lines.push_str(&String::from_utf8_lossy(line));
        more.notify_all();
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Starts a server program on a free port, and returns it with its address.
#[track_caller]
pub fn server_program(path: &str, arguments: &[&str]) -> (Program, SocketAddr) {
    let arguments = [&["--port", "0"], arguments].concat();
    let mut program = Program::start(path, &arguments);
    let line = program.wait_for_line(|line| line.starts_with("Listening on "));
    let address = line.trim_start_matches("Listening on ");
    (program, address.parse().expect("it prints its address"))
}

/// Starts a client program that talks to `server`.
#[track_caller]
pub fn client_program(path: &str, server: SocketAddr) -> Program {
    let port = server.port().to_string();
    Program::start(path, &["--port", &port, "--retries", "0"])
}

/// Python with a script of the folder `python` and these arguments; `None`, and a word, where there
/// is no Python 3.
pub fn python(script: &str, arguments: &[&str]) -> Option<String> {
    let python = ["python3", "python"].into_iter().find(|python| {
        let version = Command::new(python).arg("--version").output();
        version.is_ok_and(|version| version.stdout.starts_with(b"Python 3"))
    });
    let Some(python) = python else {
        eprintln!("skipped: there is no Python 3");
        return None;
    };
    let script = format!("{}/tests/python/{script}", env!("CARGO_MANIFEST_DIR"));
    let output = Command::new(python).arg(script).args(arguments).output();
    let output = output.expect("Python runs");
    assert!(output.status.success(), "{output:?}");
    Some(String::from_utf8(output.stdout).expect("it prints text"))
}
