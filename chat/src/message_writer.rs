use std::io::{self, Write};
use std::net::TcpStream;
use std::sync::Arc;

use crate::Form;

/// The sending half of a [`Conversation`](crate::Conversation).
#[derive(Clone, Debug)]
pub struct MessageWriter {
    stream: Arc<TcpStream>,
}

impl MessageWriter {
    /// A writer to `stream`, which should have `TCP_NODELAY` set.
    pub fn new(stream: Arc<TcpStream>) -> MessageWriter {
        MessageWriter { stream }
    }

    /// Sends `text` as one message of this form, in one `write`: the chapter's programs take what one `recv` gives
    /// them for the whole message.
    ///
    /// Blocks while the peer takes nothing, at most for the idle limit.
    ///
    /// # Errors
    /// If the connection broke, or the limit is exceeded (see [`IdleLimit::is_exceeded`](timeserver::IdleLimit)).
    pub fn send(&mut self, text: &str, form: Form) -> io::Result<()> {
        let mut stream = &*self.stream;
        match form {
            Form::Bare => stream.write_all(text.as_bytes()),
            Form::Line => stream.write_all(format!("{text}\n").as_bytes()),
        }
    }

    /// The connection.
    pub(crate) fn stream(&self) -> Arc<TcpStream> {
        Arc::clone(&self.stream)
    }
}
