use std::fmt;
use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::net::TcpStream;
use std::path::Path;

use timeserver::IdleLimit;

use crate::streaming::{receive, send};
use crate::wire::{DONE, OK, READY, Wire};
use crate::{Command, NewFile, Progress};

/// Why a transfer failed: in the words of Lab 3.
#[derive(Debug)]
pub enum Failure {
    /// The server refused, and said this.
    Server(String),
    /// Something else went wrong: with a file of ours, with the connection, or with what the server said.
    Client(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Server(message) => write!(f, "server error: {message}"),
            Failure::Client(message) => write!(f, "client error: {message}"),
        }
    }
}

impl std::error::Error for Failure {}

impl From<io::Error> for Failure {
    /// An error of the connection.
    fn from(error: io::Error) -> Failure {
        Failure::Client(match error.kind() {
            ErrorKind::UnexpectedEof => "the server closed the connection too early".to_string(),
            ErrorKind::InvalidData => format!("the server does not keep to the protocol: {error}"),
            _ if IdleLimit::is_exceeded(&error) => {
                "the server has been silent for too long (--idle-timeout)".to_string()
            }
            _ => format!("the connection broke: {error}"),
        })
    }
}

/// What the client is asked to do: the client of Lab 3. One transfer, one connection.
pub struct Lab3Client {
    command: Command,
    name: String,
    /// The file to send, if it is a PUT.
    file: Option<File>,
}

impl Lab3Client {
    /// Prepares `command` with the file `name`, which lies in the current folder, or will. Nothing is sent yet.
    ///
    /// # Errors
    /// If the file to send does not exist, or cannot be read.
    pub fn new(command: Command, name: String) -> Result<Lab3Client, Failure> {
        let mut file = None;
        if command == Command::Put {
            file = Some(open(&name)?);
        }
        Ok(Lab3Client {
            command,
            name,
            file,
        })
    }

    /// Transfers the file over `server`, which is waited for as long as `idle` says at each step, also for its READY.
    /// Tells `screen` what it does.
    ///
    /// # Errors
    /// See [`Failure`]. A file of ours is as it was then.
    pub fn run(
        self,
        server: &TcpStream,
        idle: IdleLimit,
        mut screen: impl Write,
    ) -> Result<(), Failure> {
        // If nobody looks at the screen any more, the transfer goes on all the same: hence no error.
        let mut say =
            move |line: String| drop(writeln!(screen, "{line}").and_then(|()| screen.flush()));
        idle.arm(server)?;
        let wire = Wire::new(server, idle)?;
        wire.hear(READY)?;
        match &self.file {
            Some(file) => self.put(file, wire, &mut say)?,
            None if self.command == Command::Get => self.get(wire, &mut say)?,
            None => self.del(wire, &mut say)?,
        }
        say("Complete".to_string());
        Ok(())
    }

    // ANCHOR: client_get
    fn get(&self, wire: Wire, say: &mut impl FnMut(String)) -> Result<(), Failure> {
        let name = &self.name;
        self.ask(wire)?;
        wire.hear_or_refusal(OK)?.map_err(Failure::Server)?;
        let unable =
            |why: io::Error| Failure::Client(format!("unable to create file {name}: {why}"));
        let file = NewFile::create(Path::new(name)).map_err(unable)?;
        wire.say(READY)?;
        let size = wire.hear_size()?;
        if !file.has_room_for(size) {
            return Err(unable(io::Error::other(format!(
                "no room for {size} bytes"
            ))));
        }
        wire.say(OK)?;
        say(format!("client receiving file {name} ({size} bytes)"));
        let mut progress = Progress::new(size);
        receive(file.as_file(), size, wire, |bytes| progress.advance(bytes))?.map_err(unable)?;
        drop(progress);
        wire.hear(DONE)?;
        file.publish().map_err(unable)
    }
    // ANCHOR_END: client_get

    // ANCHOR: client_put
    fn put(&self, file: &File, wire: Wire, say: &mut impl FnMut(String)) -> Result<(), Failure> {
        self.ask(wire)?;
        wire.hear_or_refusal(OK)?.map_err(Failure::Server)?;
        let size = file.metadata()?.len();
        wire.say_size(size)?;
        wire.hear_or_refusal(OK)?.map_err(Failure::Server)?;
        say(format!("client sending file {} ({size} bytes)", self.name));
        let mut progress = Progress::new(size);
        let sent = send(file, size, wire, |bytes| progress.advance(bytes));
        drop(progress);
        match (sent, wire.hear_or_refusal(DONE)) {
            // Also if sending broke off: the server may have said why.
            (_, Ok(Err(refusal))) => Err(Failure::Server(refusal)),
            (Err(error), _) | (_, Err(error)) => Err(error.into()),
            (Ok(()), Ok(Ok(()))) => Ok(()),
        }
    }
    // ANCHOR_END: client_put

    fn del(&self, wire: Wire, say: &mut impl FnMut(String)) -> Result<(), Failure> {
        self.ask(wire)?;
        say(format!("client deleting file {}", self.name));
        wire.hear_or_refusal(DONE)?.map_err(Failure::Server)
    }

    /// Sends the request. Without an end of line: servers that know only the lab's text would take it for a part of the
    /// name.
    fn ask(&self, wire: Wire) -> io::Result<()> {
        wire.say(format!("{} {}", self.command.word(), self.name))
    }
}

/// The file to send.
fn open(name: &str) -> Result<File, Failure> {
    let file = File::open(name).map_err(|error| {
        Failure::Client(match error.kind() {
            ErrorKind::NotFound => format!("{name} does not exist"),
            _ => format!("unable to read file {name}: {error}"),
        })
    })?;
    if file.metadata()?.is_file() {
        Ok(file)
    } else {
        Err(Failure::Client(format!("{name} is not a file")))
    }
}
