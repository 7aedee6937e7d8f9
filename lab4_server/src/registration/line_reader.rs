use std::io::{self, ErrorKind, Read};
use std::net::TcpStream;
use std::time::Instant;

use timeserver::{IdleLimit, PatientReader};

/// The longest line that is read, in bytes, without its end: twice what the longest good one needs.
const LONGEST_LINE: usize = 1024;

/// Takes lines from a connection, in whatever pieces they come.
pub(super) struct LineReader<'a> {
    client: &'a TcpStream,
    /// How long a line may take, from when it is asked for to its end.
    limit: IdleLimit,
    /// What has arrived and was not taken yet.
    arrived: Vec<u8>,
}

/// What came where a line should.
pub(super) enum Line {
    /// A whole line, without its `\n` or `\r\n`.
    Whole(Vec<u8>),
    /// More than [`LONGEST_LINE`] bytes. The rest is still to come, and is not read.
    TooLong,
    /// The end of the stream. What may have come before it is no line, for nobody knows what was to
    /// follow.
    Unfinished,
}

impl LineReader<'_> {
    pub fn new(client: &TcpStream, limit: IdleLimit) -> LineReader<'_> {
        LineReader {
            client,
            limit,
            arrived: Vec::new(),
        }
    }

    /// Blocks until a line is whole, or too long, or the client has ended.
    ///
    /// # Errors
    /// If the connection breaks, or the line is not whole within the limit. A client that sends a
    /// byte now and then is not idle, but it holds a thread, and so it does not get more time than
    /// a silent one.
    pub fn next_line(&mut self) -> io::Result<Line> {
        let deadline = Instant::now() + self.limit.duration();
        // So many bytes are known not to end the line: none is looked at twice.
        let mut searched = 0;
        loop {
            let unsearched = &self.arrived[searched..];
            if let Some(end) = unsearched.iter().position(|byte| *byte == b'\n') {
                return Ok(self.take(searched + end));
            }
            searched = self.arrived.len();
            if searched > LONGEST_LINE + 1 {
                return Ok(Line::TooLong);
            }
            if self.read_until(deadline)? == 0 {
                return Ok(Line::Unfinished);
            }
        }
    }

    /// Takes the line that ends before the `\n` at `end`.
    fn take(&mut self, end: usize) -> Line {
        let mut line: Vec<u8> = self.arrived.drain(..=end).collect();
        line.pop();
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        if line.len() > LONGEST_LINE {
            Line::TooLong
        } else {
            Line::Whole(line)
        }
    }

    /// Blocks until more has arrived, at most until `deadline`. Says how many bytes: 0 at the end
    /// of the stream.
    fn read_until(&mut self, deadline: Instant) -> io::Result<usize> {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(self.too_slow());
        }
        let mut piece = [0; 2048];
        loop {
            match PatientReader::new(self.client, IdleLimit::new(left)).read(&mut piece) {
                Ok(count) => {
                    self.arrived.extend_from_slice(&piece[..count]);
                    return Ok(count);
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                // Not a word: the log has words of its own for that.
                Err(error) if IdleLimit::is_exceeded(&error) && !self.arrived.is_empty() => {
                    return Err(self.too_slow());
                }
                Err(error) => return Err(error),
            }
        }
    }

    fn too_slow(&self) -> io::Error {
        let limit = self.limit.duration().as_secs_f64();
        io::Error::other(format!(
            "a line was not whole after {limit} s (--idle-timeout)"
        ))
    }
}
