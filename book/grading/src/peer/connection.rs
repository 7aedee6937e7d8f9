//! A connection to a server, with a test at the other end.

use super::PATIENCE;
use super::bytes::readable;
use std::fmt::Debug;
use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream, ToSocketAddrs};
use std::thread;
use std::time::{Duration, Instant};

/// Between two pieces of what is sent in pieces: so that they arrive as two, as far as that can be had.
const PAUSE: Duration = Duration::from_millis(2);

/// A connection to a server, with a test at this end.
#[derive(Debug)]
pub struct Peer {
    stream: TcpStream,
    patience: Duration,
}

/// How reading has ended.
enum Arrived {
    Bytes,
    /// Nothing, for so long.
    Nothing(Duration),
    End,
    Failure(std::io::Error),
}

impl Peer {
    /// Connects. What is sent goes out at once (`TCP_NODELAY`). Panics if nobody accepts.
    #[track_caller]
    pub fn connect(server: impl ToSocketAddrs + Debug) -> Self {
        match TcpStream::connect(&server) {
            Ok(stream) => Self::over(stream),
            Err(error) => panic!("no connection to {server:?}: {error}"),
        }
    }

    /// The same over a connection that exists, such as one that the test has accepted: then the program under test
    /// is the client.
    #[track_caller]
    pub fn over(stream: TcpStream) -> Self {
        stream
            .set_nodelay(true)
            .expect("the connection can be set up");
        Peer {
            stream,
            patience: PATIENCE,
        }
    }

    /// Waits so long instead of [`PATIENCE`].
    pub fn with_patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// The address of this end.
    #[track_caller]
    pub fn local_addr(&self) -> SocketAddr {
        self.stream
            .local_addr()
            .expect("a connection has an address")
    }

    /// Sends all of it in one piece. Panics if the server has closed the connection, as far as this is known yet.
    #[track_caller]
    pub fn send(&mut self, bytes: impl AsRef<[u8]>) {
        let bytes = bytes.as_ref();
        if let Err(error) = self.stream.write_all(bytes) {
            panic!("the server does not take {}: {error}", readable(bytes));
        }
    }

    /// Sends it in pieces, with a short pause after each: the first up to `at[0]`, the next up to `at[1]`, and so on
    /// to the end. Panics if `at` is not in order or beyond the end.
    #[track_caller]
    pub fn send_split(&mut self, bytes: impl AsRef<[u8]>, at: &[usize]) {
        let bytes = bytes.as_ref();
        let mut start = 0;
        for &end in at {
            self.send(&bytes[start..end]);
            thread::sleep(PAUSE);
            start = end;
        }
        self.send(&bytes[start..]);
    }

    /// Sends one byte at a time.
    #[track_caller]
    pub fn send_bytewise(&mut self, bytes: impl AsRef<[u8]>) {
        let bytes = bytes.as_ref();
        let everywhere: Vec<usize> = (1..bytes.len()).collect();
        self.send_split(bytes, &everywhere);
    }

    /// Says that nothing more will be sent; the server reads the end, and may still send. Panics if the connection is
    /// gone.
    #[track_caller]
    pub fn close_write(&mut self) {
        let closed = self.stream.shutdown(Shutdown::Write);
        closed.expect("the connection is still there");
    }

    /// Reads exactly these bytes; what comes after them stays unread. Panics if others come, or too few.
    #[track_caller]
    pub fn expect(&mut self, expected: impl AsRef<[u8]>) {
        let expected = expected.as_ref();
        let mut got = Vec::new();
        while got.len() < expected.len() {
            let arrived = self.read(expected.len() - got.len(), self.patience, &mut got);
            if !expected.starts_with(&got) {
                // Together with what belongs to it, the difference is easier to understand.
                let rest = self.read(1024, Duration::from_millis(100), &mut got);
                fail(expected, &got, rest.what_then());
            }
            if !matches!(arrived, Arrived::Bytes) {
                fail(expected, &got, arrived.what_then());
            }
        }
    }

    /// Reads up to the next `\n` and returns it all, as text. Panics if the line does not end, or is not UTF-8.
    #[track_caller]
    pub fn read_line(&mut self) -> String {
        let mut line = Vec::new();
        while line.last() != Some(&b'\n') {
            // Byte by byte, so that what comes after the line stays unread.
            let arrived = self.read(1, self.patience, &mut line);
            if !matches!(arrived, Arrived::Bytes) {
                let then = arrived.what_then();
                panic!(
                    "a line should come, but there came only {}, {then}",
                    readable(&line)
                );
            }
        }
        String::from_utf8(line).expect("a line is UTF-8")
    }

    /// Reads until the server closes the connection. Panics if it does not, or if the connection breaks.
    #[track_caller]
    pub fn read_to_end(&mut self) -> Vec<u8> {
        let mut got = Vec::new();
        loop {
            match self.read(4096, self.patience, &mut got) {
                Arrived::Bytes => {}
                Arrived::End => return got,
                other => {
                    let then = other.what_then();
                    panic!(
                        "the server should close the connection; it sent {}, {then}",
                        readable(&got)
                    );
                }
            }
        }
    }

    /// The server must have closed the connection, with nothing more to read.
    #[track_caller]
    pub fn expect_end(&mut self) {
        let mut got = Vec::new();
        match self.read(4096, self.patience, &mut got) {
            Arrived::End => {}
            // Not up to the end: what should have ended may go on for ever.
            Arrived::Bytes => panic!(
                "the server should close the connection, but sent {} before",
                readable(&got)
            ),
            other => panic!(
                "the server should close the connection; it sent {}, {}",
                readable(&got),
                other.what_then()
            ),
        }
    }

    /// The connection must stay open, and nothing must come for so long.
    #[track_caller]
    pub fn expect_silence(&mut self, duration: Duration) {
        let mut got = Vec::new();
        match self.read(1024, duration, &mut got) {
            Arrived::Nothing(_) => {}
            Arrived::Bytes => panic!("the server should be silent, but sent {}", readable(&got)),
            other => panic!(
                "the server should be silent and stay, {}",
                other.what_then()
            ),
        }
    }

    /// Closes the connection so that the server's next read or write fails ("connection reset by peer").
    ///
    /// The standard library offers no direct way to do that. But a connection that is closed while bytes from the
    /// server are still unread is reset; so this waits until there are some. Panics if none come: then use
    /// [`vanish`](Self::vanish). Tried on Linux only; elsewhere the server may see an ordinary end.
    #[track_caller]
    pub fn reset(self) {
        let waits = self.stream.set_read_timeout(Some(self.patience));
        waits.expect("the connection can be set up");
        let unread = self.stream.peek(&mut [0]);
        assert!(
            matches!(unread, Ok(1..)),
            "a connection can only be reset while something from the server is unread"
        );
    }

    /// Closes the connection at once in both directions, in the middle of whatever is going on. The server reads the
    /// end; what it still sends is answered by a reset.
    pub fn vanish(self) {}

    /// Reads what there is, up to `most` bytes, and appends it to `got`.
    #[track_caller]
    fn read(&mut self, most: usize, patience: Duration, got: &mut Vec<u8>) -> Arrived {
        let deadline = Instant::now() + patience;
        let mut buffer = vec![0; most];
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Arrived::Nothing(patience);
            }
            let waits = self.stream.set_read_timeout(Some(left));
            waits.expect("the connection can be set up");
            match self.stream.read(&mut buffer) {
                Ok(0) => return Arrived::End,
                Ok(count) => {
                    got.extend_from_slice(&buffer[..count]);
                    return Arrived::Bytes;
                }
                // The first on Unix, the second on Windows; both may come a little early.
                Err(error)
                    if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Arrived::Failure(error),
            }
        }
    }
}

impl Arrived {
    /// How a sentence goes on that says what came before.
    fn what_then(&self) -> String {
        match self {
            Arrived::Bytes => "and perhaps more".to_string(),
            Arrived::Nothing(time) => format!("and then nothing for {time:?}"),
            Arrived::End => "and then it closed the connection".to_string(),
            Arrived::Failure(error) => format!("and then the connection broke: {error}"),
        }
    }
}

#[track_caller]
fn fail(expected: &[u8], got: &[u8], then: String) -> ! {
    let alike = expected
        .iter()
        .zip(got)
        .take_while(|(one, other)| one == other)
        .count();
    panic!(
        "the server sent something else\n  expected: {}\n       got: {}, {then}\n  alike are the first {alike} bytes",
        readable(expected),
        readable(got),
    );
}
