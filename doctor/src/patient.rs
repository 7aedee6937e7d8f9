use std::io::{self, BufRead, Cursor, Write};
use std::net::TcpStream;
use std::time::Duration;

use chat::{ClientSession, LineClient};
use timeserver::IdleLimit;

/// How long a server may be silent before it is taken for one that waits for a name.
const HESITATION: Duration = Duration::from_millis(500);

/// A patient at a terminal.
///
/// A doctor without histories speaks first, one with histories waits for a name: so the patient listens for a moment
/// before he speaks.
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
        let waits_for_name = is_silent(&server, HESITATION)?;
        let session = ClientSession::new(server, limit)?;
        let client = LineClient::new("> ");
        match self.name {
            _ if !waits_for_name => client.run(session, input, &mut screen),
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

/// Whether `server` says nothing for as long as `patience`. What it says instead is left for who reads next.
fn is_silent(server: &TcpStream, patience: Duration) -> io::Result<bool> {
    server.set_read_timeout(Some(patience))?;
    match server.peek(&mut [0]) {
        Err(error) if IdleLimit::is_exceeded(&error) => Ok(true),
        Err(error) => Err(error),
        Ok(_) => Ok(false),
    }
}
