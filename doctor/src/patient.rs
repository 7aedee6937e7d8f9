use std::io::{self, BufRead, Cursor, Write};
use std::net::TcpStream;

use chat::{ClientSession, LineClient};
use timeserver::IdleLimit;

use crate::FirstWord;

/// A patient at a terminal. He listens for a moment before he speaks: see [`FirstWord`].
#[derive(Clone, Debug)]
pub struct Patient {
    /// His name; asked for if there is none and the doctor waits for one.
    pub name: Option<String>,
}

impl Patient {
    /// Talks to the doctor at the other end of `server` until the patient or the server ends it. What the patient says
    /// is read from `input`; an empty line is his goodbye, like the end of the input. What both say is on `screen`.
    ///
    /// # Errors
    /// If the connection breaks, or the server owes a reply for longer than `limit`.
    pub fn talk(
        self,
        server: TcpStream,
        limit: IdleLimit,
        input: impl BufRead + Send + 'static,
        mut screen: impl Write,
    ) -> io::Result<()> {
        let first_word = FirstWord::of(&server)?;
        let session = ClientSession::new(server, limit)?;
        let client = LineClient::new("> ");
        match self.name {
            _ if first_word == FirstWord::Doctor => client.run(session, input, &mut screen),
            None => client
                .asks_first("Your name: ")
                .run(session, input, &mut screen),
            Some(name) => {
                let input = io::Read::chain(Cursor::new(format!("{name}\n")), input);
                client.asks_first("").run(session, input, &mut screen)
            }
        }?;
        // If nobody looks any more, nobody misses it.
        let _ = writeln!(screen, "Goodbye!");
        Ok(())
    }
}
