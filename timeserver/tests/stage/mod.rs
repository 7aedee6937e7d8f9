//! What the tests of this member stand on: servers in threads and in processes, and what they log.

// Each test file uses a part of it.
#![allow(dead_code)]

pub mod lines;
pub mod program;
pub mod running;

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use grading::watchdog::{self, doing};
use timeserver::{ClientHandler, day_and_time};

/// How long a test may take: nothing here takes more than seconds.
const LIMIT: Duration = Duration::from_secs(60);

/// The same for a test that takes a moment, and hangs if an answer to an exercise is wrong: whoever
/// writes one should not wait a minute to be told.
const SHORT_LIMIT: Duration = Duration::from_secs(20);

/// Runs the body of a test, and ends it with a sentence if it hangs.
pub fn watch(body: impl FnOnce()) {
    watchdog::watch_for(LIMIT, body);
}

/// The same, and it hangs no longer than [`SHORT_LIMIT`].
pub fn watch_briefly(body: impl FnOnce()) {
    watchdog::watch_for(SHORT_LIMIT, body);
}

/// Greets with one byte, and tells the day and the time when it gets one: so any number of clients
/// can be held connected.
pub struct WhenAsked;

const GREETING: char = '?';

impl ClientHandler for WhenAsked {
    fn run(self, mut client: TcpStream, _address: SocketAddr) -> io::Result<()> {
        greet(&mut client)?;
        client.read_exact(&mut [0])?;
        client.write_all(day_and_time().as_bytes())
    }
}

/// Says to `client` that it is being served.
pub fn greet(client: &mut TcpStream) -> io::Result<()> {
    write!(client, "{GREETING}")
}

/// A client whom a [`WhenAsked`], or another handler that [`greet`]s, has begun to serve at `address`.
pub fn greeted(address: SocketAddr) -> TcpStream {
    let mut client = TcpStream::connect(address).unwrap();
    client.read_exact(&mut [0]).unwrap();
    client
}

/// Whether `client` gets its whole answer from a [`WhenAsked`] that it has asked, and nothing else.
pub fn is_answered(client: &TcpStream) -> bool {
    is_day_and_time(everything(client).trim_start_matches(GREETING))
}

/// A handler that is no more than a function, for tests that need one of their own.
pub struct Does<F>(pub F);

impl<F> ClientHandler for Does<F>
where
    F: FnOnce(TcpStream) -> io::Result<()> + Send + 'static,
{
    fn run(self, client: TcpStream, _address: SocketAddr) -> io::Result<()> {
        (self.0)(client)
    }
}

/// Both ends of one connection: the client's, and the server's with the client's address.
pub fn connection() -> (TcpStream, (TcpStream, SocketAddr)) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let client = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    (client, listener.accept().unwrap())
}

/// All that `server` says until it closes.
pub fn everything(mut server: &TcpStream) -> String {
    let mut answer = Vec::new();
    let read = doing(
        "client: waits until the server closes the connection",
        || server.read_to_end(&mut answer),
    );
    if let Err(error) = read {
        panic!("after {answer:?} the connection did not close, but broke: {error}");
    }
    String::from_utf8(answer).unwrap()
}

/// Connects to `address` and returns all that the server there says.
pub fn ask(address: SocketAddr) -> String {
    everything(&TcpStream::connect(address).unwrap())
}

/// Whether `answer` is a whole day, time and friendly word.
pub fn is_day_and_time(answer: &str) -> bool {
    let Some(time) = answer.strip_suffix("\nHave a nice day!") else {
        return false;
    };
    time.len() == 24 && jiff::fmt::strtime::parse("%a %b %e %H:%M:%S %Y", time).is_ok()
}

/// Blocks until nobody listens at `address` any more.
pub fn wait_until_refused(address: SocketAddr) {
    doing("client: waits until nobody is accepted any more", || {
        while TcpStream::connect(address).is_ok() {
            thread::yield_now();
        }
    });
}

/// Raises this process's limit of descriptors to `count`; says whether it may have so many.
#[cfg(unix)]
pub fn may_open(count: u64) -> bool {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let mut limit = getrlimit(Resource::Nofile);
    if limit.current.is_some_and(|current| current < count) {
        limit.current = Some(count);
        return setrlimit(Resource::Nofile, limit).is_ok();
    }
    true
}

/// Windows has no such limit.
#[cfg(windows)]
pub fn may_open(_count: u64) -> bool {
    true
}
