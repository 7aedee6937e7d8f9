use std::io;
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;

use timeserver::IdleLimit;

use crate::ear::Ear;
use crate::reply_reader::ReplyReader;
use crate::{Form, Message, MessageWriter};

// ANCHOR: client_session
/// A client's side of a conversation: it sends lines, and receives replies. It has no user interface;
/// [`LineClient`](crate::LineClient) is the one at a terminal.
///
/// It copes with the workbook's servers, which end a reply with `\n` (or what
/// [`replies_end_with`](ClientSession::replies_end_with) says), and with the chapter's, which end it with nothing:
/// there a reply is over when the server has been silent for 50 ms. Once a server has ended a reply with its end, no
/// pause ends one any more.
#[derive(Debug)]
pub struct ClientSession {
    reader: ReplyReader,
    writer: MessageWriter,
    limit: IdleLimit,
}
// ANCHOR_END: client_session

impl ClientSession {
    /// A session with the server at the other end of `stream`. A server that neither sends nor takes anything is waited
    /// for as long as `limit` says.
    ///
    /// # Errors
    /// If the socket refuses its options.
    pub fn new(stream: TcpStream, limit: IdleLimit) -> io::Result<ClientSession> {
        stream.set_nodelay(true)?;
        limit.arm(&stream)?;
        let stream = Arc::new(stream);
        Ok(ClientSession {
            reader: ReplyReader::new(Arc::clone(&stream), limit),
            writer: MessageWriter::new(stream),
            limit,
        })
    }

    /// Expects replies that end with `end` instead of `"\n"`: a transcript ends with an empty line, `"\n\n"`.
    pub fn replies_end_with(mut self, end: &'static str) -> ClientSession {
        self.reader.end = end;
        self
    }

    /// Speaks first: so the first thing that the server says is no greeting, but a reply, and shows how it ends them.
    pub fn speaks_first(mut self) -> ClientSession {
        self.reader.is_greeted = true;
        self
    }

    /// Sends `line` and its end. A `\n` inside of `line` would make it two.
    ///
    /// # Errors
    /// If the connection broke, or the server takes nothing for longer than the limit.
    pub fn send(&mut self, line: &str) -> io::Result<()> {
        self.writer.send(line, Form::Line)
    }

    /// Blocks until a whole reply (or the greeting) is here, and returns it without its end; `None` if the server has
    /// closed the connection instead. Bytes that are not UTF-8 are U+FFFD.
    ///
    /// # Errors
    /// - [`TimedOut`](io::ErrorKind::TimedOut), if the reply does not begin within the limit, or has begun and is not
    ///   complete within the limit.
    /// - [`InvalidData`](io::ErrorKind::InvalidData), if it is longer than 64 MiB.
    /// - The operating system's, if the connection broke.
    pub fn receive(&mut self) -> io::Result<Option<String>> {
        self.reader.receive()
    }

    /// Hands the receiving over to a thread, for somebody who waits for the server and for a person at the same time.
    /// Returns what that thread hears, the sending half, and how long to wait for a reply. What the server says has the
    /// form of what it is answered with: a line.
    ///
    /// # Errors
    /// If the system has no thread left.
    pub(crate) fn listen(self) -> io::Result<(Ear<Message>, MessageWriter, Duration)> {
        let form = Form::Line;
        self.listen_with(move |text, _| Message {
            text: text.to_string(),
            form,
        })
    }

    /// The same, but what is heard is what `understand` makes of it, in the thread that listens. It is told whether the
    /// server is known to end its replies, as [`replies_end_with`](ClientSession::replies_end_with) says.
    ///
    /// # Errors
    /// If the system has no thread left.
    pub(crate) fn listen_with<T: Send + 'static>(
        self,
        mut understand: impl FnMut(&str, bool) -> T + Send + 'static,
    ) -> io::Result<(Ear<T>, MessageWriter, Duration)> {
        let mut reader = self.reader.without_impatience();
        let receive = move || {
            let reply = reader.receive()?;
            Ok(reply.map(|text| understand(&text, reader.ends())))
        };
        let ear = Ear::open(self.writer.stream(), receive)?;
        Ok((ear, self.writer, self.limit.duration()))
    }
}
