use std::io;
use std::net::TcpStream;
use std::sync::Arc;
use std::time::{Duration, Instant};

use timeserver::IdleLimit;

use crate::ear::FOREVER;
use crate::incoming::{Arrival, Incoming};
use crate::message_reader::QUIET;

/// The longest reply that a client takes, in bytes. A transcript may be long; no server may fill our memory.
const LONGEST_REPLY: usize = 64 * 1024 * 1024;

/// Where a reply ends: the receiving half of a [`ClientSession`](crate::ClientSession).
///
/// The workbook's servers end a reply to a line with `\n`; the chapter's end it with nothing, and may have `\n` inside.
/// So a reply is all that arrives up to an *end* after which nothing else has arrived, or until the server has been
/// silent for [`QUIET`]. A server that has used the end is taken at its habit: from then on only the end counts,
/// however long the server pauses. (The first thing that it says shows no habit: a greeting may end so by chance.)
#[derive(Debug)]
pub(crate) struct ReplyReader {
    incoming: Incoming,
    /// What a reply ends with, if it ends with anything.
    pub end: &'static str,
    /// Whether something was received before, or the server does not greet.
    pub is_greeted: bool,
    /// Whether a reply has ended with `end`. Then all do.
    ends: bool,
    /// How long to wait for a reply to begin.
    patience: Duration,
    /// How long to wait, once it has begun, for it to be complete.
    limit: IdleLimit,
}

impl ReplyReader {
    pub fn new(stream: Arc<TcpStream>, limit: IdleLimit) -> ReplyReader {
        ReplyReader {
            incoming: Incoming::new(stream),
            end: "\n",
            is_greeted: false,
            ends: false,
            patience: limit.duration(),
            limit,
        }
    }

    /// Waits for ever for a reply to begin: as [`MessageReader`](crate::MessageReader) does for a thread.
    pub fn without_impatience(mut self) -> ReplyReader {
        self.patience = FOREVER;
        self
    }

    /// Whether the server has ended a reply with its end. Then it ends all of them so.
    pub fn ends(&self) -> bool {
        self.ends
    }

    /// As [`ClientSession::receive`](crate::ClientSession::receive).
    pub fn receive(&mut self) -> io::Result<Option<String>> {
        let mut begun = None;
        loop {
            let bytes = &self.incoming.bytes;
            if bytes.ends_with(self.end.as_bytes()) {
                self.ends = self.is_greeted;
                return Ok(Some(self.take()));
            }
            if bytes.len() > LONGEST_REPLY {
                return Err(too_long());
            }
            let is_empty = bytes.is_empty();
            let patience = if is_empty {
                self.patience
            } else {
                let begun: Instant = *begun.get_or_insert_with(Instant::now);
                let left = self.limit.duration().saturating_sub(begun.elapsed());
                if left.is_zero() {
                    return Err(too_slow());
                }
                if self.ends { left } else { QUIET }
            };
            match self.incoming.wait(patience)? {
                Arrival::More => {}
                Arrival::End if is_empty => return Ok(None),
                Arrival::Silence if is_empty => return Err(too_slow()),
                // The time for this reply is over.
                Arrival::Silence if self.ends => {}
                Arrival::Silence | Arrival::End => return Ok(Some(self.take())),
            }
        }
    }

    /// Takes all that has arrived, without its end.
    fn take(&mut self) -> String {
        self.is_greeted = true;
        let bytes = std::mem::take(&mut self.incoming.bytes);
        let text = String::from_utf8_lossy(&bytes);
        text.strip_suffix(self.end).unwrap_or(&text).to_string()
    }
}

/// The server exceeded the limit.
pub(crate) fn too_slow() -> io::Error {
    let text = "the server has been silent for too long (--idle-timeout)";
    io::Error::new(io::ErrorKind::TimedOut, text)
}

fn too_long() -> io::Error {
    let text = format!("the server's reply is longer than {LONGEST_REPLY} bytes");
    io::Error::new(io::ErrorKind::InvalidData, text)
}
