//! The words that client and server say to each other, and when one of them has heard a word.

use std::io::{self, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use timeserver::{IdleLimit, PatientReader};

/// "Your turn", and "I am ready for the size".
pub const READY: &str = "READY";
/// "Go on."
pub const OK: &str = "OK";
/// "All is done."
pub const DONE: &str = "DONE";
/// How an error begins. What follows is for people.
pub const ERROR: &str = "ERROR: ";

/// No error of a server is longer than this: a command, 1024 bytes of name, and some words.
const LONGEST_ERROR: u64 = 2048;

/// How long a server's error may take to be complete. It has no end but the end of the connection, and not every server
/// closes.
const ERROR_LIMIT: Duration = Duration::from_secs(1);

/// One end of a connection on which the words of Lab 3 are spoken, by the server or by the client.
///
/// Every word is one `write`. With Nagle's algorithm switched off, each then travels by itself: there are clients that
/// compare all that one `recv` returns with the word that they expect. Every word that is heard has a known length, so
/// exactly that much is read, in however many pieces it comes.
#[derive(Clone, Copy)]
pub struct Wire<'a> {
    stream: &'a TcpStream,
    idle: IdleLimit,
}

impl<'a> Wire<'a> {
    /// Speaks over `stream`, with a peer that may be silent for as long as `idle` says.
    ///
    /// # Errors
    /// If the connection is gone already.
    pub fn new(stream: &'a TcpStream, idle: IdleLimit) -> io::Result<Wire<'a>> {
        stream.set_nodelay(true)?;
        Ok(Wire { stream, idle })
    }

    /// Says `words`, in one piece. Blocks while the peer takes nothing.
    ///
    /// # Errors
    /// If the connection is broken, or the peer takes nothing for too long.
    pub fn say(mut self, words: impl AsRef<[u8]>) -> io::Result<()> {
        self.stream.write_all(words.as_ref())
    }

    /// Says `size`: 8 bytes, the highest first.
    ///
    /// # Errors
    /// As [`say`](Wire::say).
    pub fn say_size(self, size: u64) -> io::Result<()> {
        self.say(size.to_be_bytes())
    }

    /// Blocks until the peer has said `word` (never an empty one), and reads nothing beyond it.
    ///
    /// # Errors
    /// If it says something else, ends, or is silent for too long.
    pub fn hear(self, word: &str) -> io::Result<()> {
        let heard = self.hear_bytes(word.len())?;
        if heard == word.as_bytes() {
            return Ok(());
        }
        Err(unexpected(word, &heard))
    }

    /// Reads the bytes of a word. Who types the words by hand, at netcat, ends each with Return: the end of the line
    /// before is skipped.
    fn hear_bytes(self, count: usize) -> io::Result<Vec<u8>> {
        let mut reader = self.reader();
        let mut heard = vec![0; count];
        let (first, rest) = heard.split_at_mut(1);
        reader.read_exact(first)?;
        for line_end in *b"\r\n" {
            if first[0] == line_end {
                reader.read_exact(first)?;
            }
        }
        reader.read_exact(rest)?;
        Ok(heard)
    }

    /// Blocks until the peer has said a size.
    ///
    /// # Errors
    /// If it ends, or is silent for too long.
    pub fn hear_size(self) -> io::Result<u64> {
        let mut size = [0; 8];
        self.reader().read_exact(&mut size)?;
        Ok(u64::from_be_bytes(size))
    }

    /// Blocks until the server has said `word`, or else an error: that is returned inside, without its `ERROR: `.
    ///
    /// # Errors
    /// As [`hear`](Wire::hear).
    pub fn hear_or_refusal(self, word: &str) -> io::Result<Result<(), String>> {
        let heard = self.hear_bytes(word.len())?;
        if heard == word.as_bytes() {
            return Ok(Ok(()));
        }
        if !ERROR.as_bytes().starts_with(&heard) {
            return Err(unexpected(word, &heard));
        }
        // An error has no end of its own. If the server does not close either, what has come by then must do.
        let limit = IdleLimit::new(ERROR_LIMIT.min(self.idle.duration()));
        let mut error = heard;
        // What has come before it breaks off is in there as well.
        let _ = PatientReader::new(self.stream, limit)
            .take(LONGEST_ERROR)
            .read_to_end(&mut error);
        match error.strip_prefix(ERROR.as_bytes()) {
            Some(message) => Ok(Err(String::from_utf8_lossy(message).trim_end().to_string())),
            None => Err(unexpected(word, &error)),
        }
    }

    /// Waits at most `patience` for the peer to say something, and says whether it did (or ended). Reads nothing.
    ///
    /// # Errors
    /// If the connection is broken.
    pub fn is_spoken_to_within(self, patience: Duration) -> io::Result<bool> {
        self.stream.set_read_timeout(Some(patience))?;
        match self.stream.peek(&mut [0]) {
            Ok(_) => Ok(true),
            Err(error) if IdleLimit::is_exceeded(&error) => Ok(false),
            Err(error) if error.kind() == ErrorKind::Interrupted => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// For the bytes of a file that is sent. A socket itself, not a wrapper: so the system can copy to it from a file
    /// without our help.
    pub fn stream(self) -> &'a TcpStream {
        self.stream
    }

    /// For the bytes of a file that is received: reads what the peer sends, and waits for it as long as the idle limit allows.
    pub fn reader(self) -> PatientReader<'a> {
        PatientReader::new(self.stream, self.idle)
    }
}

/// The peer has said something else.
fn unexpected(word: &str, heard: &[u8]) -> io::Error {
    let heard = String::from_utf8_lossy(heard);
    let message = format!("{word:?} should have come, but {heard:?} did");
    io::Error::new(ErrorKind::InvalidData, message)
}
