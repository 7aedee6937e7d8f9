use std::io::{self, ErrorKind, Read};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use timeserver::IdleLimit;

use crate::{Command, Request};

/// The longest request, in bytes: a command, a space, and 1024 bytes of name. (Names of files end sooner, but a client
/// that asks for a longer one deserves the answer that there is no such file.)
const LONGEST: usize = 1028;

/// A request that could be complete is, once nothing has come for this long.
const SILENCE: Duration = Duration::from_millis(100);

/// A client has this long, from its first byte on, to say something that could be a request.
const PATIENCE: Duration = Duration::from_secs(2);

/// What was said is no request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadRequest;

/// Collects the bytes of one request and judges where it ends (Lab 3).
///
/// Nothing on the wire marks the end of a request, and TCP may deliver it in any pieces. But a client may not speak
/// again before it was answered: so a silence after bytes that could be a request is the end. Netcat, and clients that
/// do not want to wait for the silence, end theirs with `\n`.
///
/// This part knows neither sockets nor clocks. [`read_request`] feeds it.
#[derive(Debug, Default)]
pub struct RequestReader {
    bytes: Vec<u8>,
}

impl RequestReader {
    /// Nothing has arrived yet.
    pub fn new() -> RequestReader {
        RequestReader::default()
    }

    /// Takes a piece of what has arrived, up to and including the first `\n`. Returns how many bytes it took: what
    /// follows does not belong to the request.
    pub fn take(&mut self, piece: &[u8]) -> usize {
        let line = piece.iter().position(|&byte| byte == b'\n');
        let count = line.map_or(piece.len(), |end| end + 1);
        self.bytes.extend_from_slice(&piece[..count]);
        count
    }

    /// How long to wait for another byte, when the first one came `age` ago: after so much silence the request is
    /// [judged](RequestReader::judge) as it is. That is 100 ms after bytes that could be a request; before that, what is
    /// left of the first two seconds.
    pub fn patience(&self, age: Duration) -> Duration {
        if self.could_be_complete() {
            SILENCE
        } else {
            PATIENCE.saturating_sub(age)
        }
    }

    // ANCHOR: judge
    /// Judges the bytes so far: a request, a bad request, or (`None`) not to be told yet. `silent` says that nothing
    /// more has come for as long as [`patience`](RequestReader::patience) asks for, or that the stream has ended.
    ///
    /// - More than 1028 bytes, not counting a `\n` at their end, are a bad request, at once.
    /// - A `\n` ends the request, wherever the silences were. A `\r` before it belongs to the end, as telnet sends it.
    /// - Otherwise silence decides: at least five bytes, of which the fourth is a space, are a request of one of the
    ///   three commands, or a bad one; anything else is a bad one.
    /// - One client in circulation sends its `DEL name` twice in a row, without waiting. When silence ends a DEL and
    ///   the same DEL again, it is one request.
    pub fn judge(&self, silent: bool) -> Option<Result<Request, BadRequest>> {
        // ANCHOR: exercise_1 -- STUB: let _ = (silent, BadRequest, LONGEST, said_twice, Request::parse, Self::could_be_complete, &self.bytes); todo!("exercise 1: decide whether the request is complete, bad, or not to be told yet")
        let line = self.bytes.strip_suffix(b"\n");
        if line.unwrap_or(&self.bytes).len() > LONGEST {
            return Some(Err(BadRequest));
        }
        if let Some(line) = line {
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            return Some(Request::parse(line).ok_or(BadRequest));
        }
        if !silent {
            return None;
        }
        if !self.could_be_complete() {
            return Some(Err(BadRequest));
        }
        let bytes = said_twice(&self.bytes).unwrap_or(&self.bytes);
        Some(Request::parse(bytes).ok_or(BadRequest))
        // ANCHOR_END: exercise_1
    }
    // ANCHOR_END: judge

    /// Whether the bytes so far have the shape of a request without an end: five bytes, the fourth a space.
    fn could_be_complete(&self) -> bool {
        self.bytes.len() >= 5 && self.bytes[3] == b' '
    }
}

/// The first half of `bytes` if it is a whole DEL, and the second half is the same once more.
fn said_twice(bytes: &[u8]) -> Option<&[u8]> {
    let (first, second) = bytes.split_at(bytes.len() / 2);
    let is_del = Request::parse(first).is_some_and(|request| request.command == Command::Del);
    (first == second && is_del).then_some(first)
}

/// Reads one request from `client`, and not a byte of what follows it. `None` if the client ends without a word.
///
/// Blocks until the request can be judged: for the first byte as long as `idle` allows, from then on for as long as
/// [`RequestReader::patience`] says. Leaves the socket with another read time-out than it had.
///
/// # Errors
/// If the connection breaks, or the idle limit is exceeded.
pub fn read_request(
    mut client: &TcpStream,
    idle: IdleLimit,
) -> io::Result<Option<Result<Request, BadRequest>>> {
    let mut request = RequestReader::new();
    let mut first_byte: Option<Instant> = None;
    let mut buffer = [0; LONGEST + 1];
    loop {
        let wait = first_byte.map_or(idle.duration(), |at| request.patience(at.elapsed()));
        // For a socket, zero would mean for ever.
        client.set_read_timeout(Some(wait.max(Duration::from_millis(1))))?;
        // Looks first, and then takes what belongs to the request.
        let silent = match client.peek(&mut buffer) {
            Ok(0) if first_byte.is_none() => return Ok(None),
            Ok(0) => true,
            Ok(count) => {
                first_byte.get_or_insert_with(Instant::now);
                let taken = request.take(&buffer[..count]);
                client.read_exact(&mut buffer[..taken])?;
                false
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => false,
            Err(error) if IdleLimit::is_exceeded(&error) && first_byte.is_some() => true,
            Err(error) => return Err(error),
        };
        if let Some(judgement) = request.judge(silent) {
            return Ok(Some(judgement));
        }
    }
}
