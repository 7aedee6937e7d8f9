use std::fmt;
use std::io::{self, BufRead, BufReader, Read};

use timeserver::IdleLimit;

/// The longest answer that is read, in bytes.
const LONGEST: u64 = 4096;

/// What the server said, in the one line that it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer(String);

impl Answer {
    /// Reads a line from `server`; the end of the stream ends it, too. Blocks until it is there, or
    /// the connection's read time-out is over.
    ///
    /// # Errors
    /// In a sentence: the connection breaks or ends without an answer, or the server is silent for
    /// too long. Then nobody knows whether the student is registered.
    pub fn read(server: impl Read) -> io::Result<Answer> {
        let mut line = Vec::new();
        let read = BufReader::new(server.take(LONGEST)).read_until(b'\n', &mut line);
        match read {
            Ok(0) => Err(io::Error::new(
                io::ErrorKind::UnexpectedEof,
                "the server closed the connection without an answer",
            )),
            Ok(_) => Ok(Answer(readable(&line))),
            Err(error) if IdleLimit::is_exceeded(&error) => Err(io::Error::new(
                error.kind(),
                "the server has not answered for too long (--idle-timeout)",
            )),
            Err(error) => Err(io::Error::new(
                error.kind(),
                format!("the connection broke before there was an answer: {error}"),
            )),
        }
    }

    /// Whether the student is registered.
    pub fn is_ok(&self) -> bool {
        self.0 == "OK"
    }
}

/// `line` without its end, and without anything that steers a terminal: a server may be anybody's.
fn readable(line: &[u8]) -> String {
    String::from_utf8_lossy(line.trim_ascii_end())
        .chars()
        .map(|character| match character {
            steering if steering.is_control() => char::REPLACEMENT_CHARACTER,
            shown => shown,
        })
        .collect()
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
