use std::io::{self, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};

use timeserver::{ClientHandler, IdleLimit, Log, PatientReader};

/// What the threaded echo server says first.
pub const WELCOME: &str = "Welcome to the server. Type something and hit enter\n";

/// What stands before each echo.
const OK: &[u8] = b"OK...";

/// The most that is taken as one piece, in bytes: what the chapter's servers ask for.
const PIECE: usize = 1024;

/// Sends back what the client sends, piece by piece, until the client closes.
///
/// There are no messages here. A piece is what one `read` gives: nobody but TCP decides where it ends.
#[derive(Clone, Debug)]
pub struct EchoHandler {
    welcome: &'static str,
    idle: IdleLimit,
    log: Log,
}

impl EchoHandler {
    /// A handler that says nothing first, and waits for a silent client as long as `idle` says. It tells `log`
    /// `Connected with ADDRESS:PORT`.
    pub fn new(idle: IdleLimit, log: Log) -> EchoHandler {
        let welcome = "";
        EchoHandler { welcome, idle, log }
    }

    /// Says `welcome` first.
    pub fn welcome(mut self, welcome: &'static str) -> EchoHandler {
        self.welcome = welcome;
        self
    }
}

impl ClientHandler for EchoHandler {
    // ANCHOR: echo_handler
    /// For each piece of data that the client sends: `OK...` and the same bytes, in one `write`.
    ///
    /// # Errors
    /// If the connection broke, or the client exceeded the idle limit.
    fn run(self, client: TcpStream, address: SocketAddr) -> io::Result<()> {
        self.log.line(format_args!("Connected with {address}"));
        client.set_nodelay(true)?;
        (&client).write_all(self.welcome.as_bytes())?;
        let mut reader = PatientReader::new(&client, self.idle);
        let mut echo = [0; OK.len() + PIECE];
        echo[..OK.len()].copy_from_slice(OK);
        loop {
            let length = match reader.read(&mut echo[OK.len()..]) {
                Ok(0) => return Ok(()),
                Ok(length) => length,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            (&client).write_all(&echo[..OK.len() + length])?;
        }
    }
    // ANCHOR_END: echo_handler
}
