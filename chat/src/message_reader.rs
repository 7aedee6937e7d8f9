//! Where a message ends.
//!
//! TCP carries bytes, not messages, and the conversations of the workbook have two kinds of peers. Some end each
//! message with `\n` (netcat, our own clients): their messages are *lines*. The chapter's programs end a message with
//! nothing: it is what one `send` sent, and their messages are *bare*. A bare message is over when the peer has been
//! silent for [`QUIET`].
//!
//! The two rules contradict each other when a line comes in slow pieces: after `HEL` and a pause, is `HEL` the message,
//! or will `LO\n` follow? Nobody can know. But peers have habits. So:
//!
//! - As long as a peer has never sent a `\n`, a pause ends a message.
//! - The first `\n` shows a peer of lines. From there on only `\n` ends its messages, however long it pauses: within
//!   the idle limit, which counts from the first byte of a message to its last.
//! - A peer that ends the connection in the middle of a line has not said that line. Half a line may be a whole command
//!   (`DEPOSIT 10` of `DEPOSIT 100`), so it is dropped. A bare message may end with the connection.
//!
//! Only one case is decided wrongly: the *first* line of a peer of lines that comes with a pause inside. (Windows'
//! telnet sends every key by itself.) Its first pieces are taken for bare messages; after its first `\n` all is well.

use std::io;
use std::net::TcpStream;
use std::sync::Arc;
use std::time::{Duration, Instant};

use timeserver::IdleLimit;

use crate::ear::FOREVER;
use crate::incoming::Incoming;
use crate::{Form, Message};

/// The silence that ends a bare message. Pieces of what was sent together follow one another faster than this.
pub const QUIET: Duration = Duration::from_millis(50);

/// The longest message that is taken, in bytes, without its end of line.
pub const LONGEST_MESSAGE: usize = 64 * 1024;

/// The receiving half of a [`Conversation`](crate::Conversation): it finds out where each message ends.
#[derive(Debug)]
pub struct MessageReader {
    /// The rest of what has arrived: the beginning of the next message, or several.
    incoming: Incoming,
    /// So many of these bytes are known to be no `\n`, so that none is looked at twice.
    searched: usize,
    /// [`Line`](Form::Line) once the peer has sent a `\n`.
    habit: Form,
    /// How long to wait for a message to begin.
    patience: Duration,
    /// How long to wait, once it has begun, for it to be complete.
    limit: IdleLimit,
}

impl MessageReader {
    /// A reader of `stream`. A peer is waited for as long as `limit` says: until its message begins, and then once more
    /// until it is complete.
    pub fn new(stream: Arc<TcpStream>, limit: IdleLimit) -> MessageReader {
        MessageReader {
            incoming: Incoming::new(stream),
            searched: 0,
            habit: Form::Bare,
            patience: limit.duration(),
            limit,
        }
    }

    /// Waits for ever for a message to begin: for a thread that does nothing but receive. Who waits for what it
    /// receives has limits of his own.
    pub(crate) fn without_impatience(mut self) -> MessageReader {
        self.patience = FOREVER;
        self
    }

    /// How this peer's messages end, as far as it has shown.
    pub fn habit(&self) -> Form {
        self.habit
    }

    // ANCHOR: receive
    /// Blocks until the peer has said one whole message, and returns it; `None` if it has ended instead.
    ///
    /// 1. As soon as what has arrived contains `\n`, the message is all before that (and before a `\r`), a
    ///    [line](Form::Line). Whatever follows is kept for the next call. From now on this peer's habit is lines.
    /// 2. If its habit is not lines, and something has arrived, and then nothing for [`QUIET`], the message is all
    ///    that has arrived: it is [bare](Form::Bare). So it is if the peer ends.
    /// 3. If its habit is lines, and it ends in the middle of one, that piece is no message.
    ///
    /// # Errors
    /// - [`InvalidData`](io::ErrorKind::InvalidData) as soon as the message is longer than [`LONGEST_MESSAGE`].
    /// - What [`IdleLimit::is_exceeded`] knows, if no message begins within the limit.
    /// - [`Other`](io::ErrorKind::Other), in a sentence, if one has begun and is not complete within the limit.
    /// - [`UnexpectedEof`](io::ErrorKind::UnexpectedEof), if the peer has ended in the middle of a line.
    /// - The operating system's, if the connection broke.
    pub fn receive(&mut self) -> io::Result<Option<Message>> {
        // ANCHOR: exercise_1 -- STUB: let _ = (Self::take_line, Self::take_bare, Self::left, self.patience); todo!("exercise 1: wait for more until a message is complete")
        use crate::incoming::Arrival;

        let mut begun = None;
        loop {
            if let Some(line) = self.take_line()? {
                return Ok(Some(line));
            }
            let is_empty = self.incoming.bytes.is_empty();
            let is_line = self.habit == Form::Line;
            let patience = if is_empty {
                self.patience
            } else {
                let left = self.left(*begun.get_or_insert_with(Instant::now))?;
                if is_line { left } else { QUIET }
            };
            match self.incoming.wait(patience)? {
                Arrival::More => {}
                Arrival::End if is_empty => return Ok(None),
                Arrival::Silence if is_empty => return Err(io::ErrorKind::WouldBlock.into()),
                Arrival::End if is_line => return Err(io::ErrorKind::UnexpectedEof.into()),
                // The time for this line is over: `left` will say so.
                Arrival::Silence if is_line => {}
                Arrival::Silence | Arrival::End => return self.take_bare().map(Some),
            }
        }
        // ANCHOR_END: exercise_1
    }
    // ANCHOR_END: receive

    // ANCHOR: take_line
    /// Takes the first line that has arrived, if it is complete.
    ///
    /// # Errors
    /// If it is too long, complete or not.
    fn take_line(&mut self) -> io::Result<Option<Message>> {
        let bytes = &mut self.incoming.bytes;
        let Some(end) = bytes[self.searched..]
            .iter()
            .position(|&byte| byte == b'\n')
        else {
            self.searched = bytes.len();
            // A last `\r` may turn out to belong to the end of the line.
            let length = bytes.strip_suffix(b"\r").unwrap_or(bytes).len();
            return refuse_if_too_long(length).map(|()| None);
        };
        let line = &bytes[..self.searched + end];
        let next = line.len() + 1;
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        self.habit = Form::Line;
        refuse_if_too_long(line.len())?;
        let text = String::from_utf8_lossy(line).into_owned();
        bytes.drain(..next);
        self.searched = 0;
        Ok(Some(Message {
            text,
            form: Form::Line,
        }))
    }
    // ANCHOR_END: take_line

    /// Takes all that has arrived as one bare message.
    ///
    /// # Errors
    /// If it is too long.
    fn take_bare(&mut self) -> io::Result<Message> {
        refuse_if_too_long(self.incoming.bytes.len())?;
        let bytes = std::mem::take(&mut self.incoming.bytes);
        self.searched = 0;
        Ok(Message {
            text: String::from_utf8_lossy(&bytes).into_owned(),
            form: Form::Bare,
        })
    }

    /// How long a message that has begun at `begun` may still take.
    ///
    /// # Errors
    /// If that time is over. A peer that sends a byte now and then is not idle, so this is another error.
    fn left(&self, begun: Instant) -> io::Result<Duration> {
        let limit = self.limit.duration();
        let left = limit.saturating_sub(begun.elapsed());
        if left.is_zero() {
            let seconds = limit.as_secs_f64();
            return Err(io::Error::other(format!(
                "its message was not complete after {seconds} s (--idle-timeout)"
            )));
        }
        Ok(left)
    }
}

fn refuse_if_too_long(length: usize) -> io::Result<()> {
    if length <= LONGEST_MESSAGE {
        return Ok(());
    }
    Err(io::Error::new(
        io::ErrorKind::InvalidData,
        format!("its message is longer than {LONGEST_MESSAGE} bytes"),
    ))
}
