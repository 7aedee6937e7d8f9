use std::io;
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;

use timeserver::{IdleLimit, farewell};

use crate::ear::Ear;
use crate::{Form, LONGEST_MESSAGE, Message, MessageReader, MessageWriter};

/// How long a peer is waited for that is told that its message was too long.
const REFUSAL: Duration = Duration::from_secs(1);

// ANCHOR: conversation
/// A server's side of a conversation: whole messages over a connection that carries bytes.
///
/// Where a message of the peer ends is [`MessageReader::receive`]'s affair. What is sent goes out
/// in one `write` and at once: the peer may take what arrives together for one message.
///
/// ```no_run
/// # fn talk(client: std::net::TcpStream, idle: timeserver::IdleLimit) -> std::io::Result<()> {
/// let mut conversation = chat::Conversation::new(client, idle)?;
/// conversation.greet("Welcome to my chat room!")?;
/// while let Some(message) = conversation.receive()? {
///     conversation.reply(&message.text.to_uppercase())?;
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Conversation {
    reader: MessageReader,
    writer: MessageWriter,
    /// The form of the last message, and so of the next reply.
    form: Form,
}
// ANCHOR_END: conversation

impl Conversation {
    /// A conversation over `stream`. A peer that sends or takes nothing is waited for as long as `idle` says.
    ///
    /// # Errors
    /// If the socket refuses its options: on some systems it does when the peer has vanished.
    pub fn new(stream: TcpStream, idle: IdleLimit) -> io::Result<Conversation> {
        // Without this, a short reply may wait until the peer has confirmed the one before.
        stream.set_nodelay(true)?;
        idle.arm(&stream)?;
        let stream = Arc::new(stream);
        Ok(Conversation {
            reader: MessageReader::new(Arc::clone(&stream), idle),
            writer: MessageWriter::new(stream),
            form: Form::Bare,
        })
    }

    /// Says `text`, exactly: nobody knows yet how this peer's messages end.
    ///
    /// # Errors
    /// As [`MessageWriter::send`].
    pub fn greet(&mut self, text: &str) -> io::Result<()> {
        self.writer.send(text, Form::Bare)
    }

    /// Blocks until the peer has said one whole message, and returns it; `None` if it has ended the conversation.
    /// A peer whose message is too long is told so.
    ///
    /// # Errors
    /// As [`MessageReader::receive`]. Whatever the error is, the conversation is over: a handler returns it to the
    /// server, whose log names the client and the limit that it exceeded.
    pub fn receive(&mut self) -> io::Result<Option<Message>> {
        let received = self.reader.receive();
        match &received {
            Ok(Some(message)) => self.form = message.form,
            Err(error) if error.kind() == io::ErrorKind::InvalidData => self.refuse(),
            _ => {}
        }
        received
    }

    /// Answers the last message, in its form: a line with a line, a bare message with a bare one.
    ///
    /// # Errors
    /// As [`MessageWriter::send`].
    pub fn reply(&mut self, text: &str) -> io::Result<()> {
        self.writer.send(text, self.form)
    }

    /// Ends the conversation so that the last reply arrives, even if the peer is still sending: see
    /// [`farewell::close_promptly`]. A conversation that is only dropped is closed without such care.
    ///
    /// # Errors
    /// If the connection broke before that.
    pub fn close(self) -> io::Result<()> {
        farewell::close_promptly(self.writer.stream().try_clone()?)
    }

    /// Hands the receiving over to a thread, for somebody who waits for the peer and for something else at the same
    /// time. Returns what that thread hears, and the sending half. The idle limit is from now on for messages that have
    /// begun.
    ///
    /// # Errors
    /// If the system has no thread left.
    pub(crate) fn listen(mut self) -> io::Result<(Ear<Message>, MessageWriter)> {
        self.reader = self.reader.without_impatience();
        let writer = self.writer.clone();
        let ear = Ear::open(writer.stream(), move || self.receive())?;
        Ok((ear, writer))
    }

    /// Tells the peer that its message is too long, and waits until it has heard. It may be gone, or not listen: then
    /// the conversation ends without.
    fn refuse(&mut self) {
        let refusal = format!("A message may be at most {LONGEST_MESSAGE} bytes long.");
        let _ = self.writer.send(&refusal, self.reader.habit());
        if let Ok(stream) = self.writer.stream().try_clone() {
            let _ = farewell::close_gently(stream, REFUSAL);
        }
    }
}
