use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::path::Path;
use std::time::Duration;

use super::Conversation;
use super::speech::Speech;
use super::step::Step;
use crate::ports::Ports;
use crate::terminal::Terminal;
use crate::{Complaint, Programs};

/// How long anything is waited for.
const LIMIT: Duration = Duration::from_secs(20);

/// How long a client that waits is watched. Who is answered later than that is not noticed; but
/// nobody who waits is ever accused of being answered.
const A_WHILE: Duration = Duration::from_millis(100);

impl Conversation {
    /// Plays the steps against the real server, in a folder of its own: sends what the clients say,
    /// and compares what the server says, byte by byte. Blocks until the server has ended.
    ///
    /// # Errors
    /// The first step that goes differently; or the server does not start, or not end well.
    pub fn check(&self, programs: &Programs) -> Result<(), Complaint> {
        let folder = tempfile::tempdir().map_err(|error| self.complaint(1, error.to_string()))?;
        let mut stage = self
            .set(folder.path(), programs)
            .map_err(|what| self.complaint(1, what))?;
        for (line, step) in &self.steps {
            let played = stage.play(step);
            played.map_err(|what| self.complaint(*line, what))?;
        }
        stage.clients.clear();
        stage.server.type_line("");
        match stage.server.outcome(LIMIT) {
            Some(true) => Ok(()),
            Some(false) => Err(self.complaint(1, "the server ends with a failure")),
            None => Err(self.complaint(1, "Return does not stop the server")),
        }
    }

    /// Starts the server among the files that it is given.
    fn set<'a>(&'a self, folder: &'a Path, programs: &Programs) -> Result<Stage<'a>, String> {
        for (name, text) in &self.files {
            fs::write(folder.join(name), text).map_err(|error| format!("{name}: {error}"))?;
        }
        let mut command = programs.command(&self.server)?;
        command.args(&self.arguments).current_dir(folder);
        let server = Terminal::run(command).map_err(|error| error.to_string())?;
        loop {
            let line = server.screen().take_line(LIMIT);
            let line = line.ok_or("the server does not say at which port it listens")?;
            if let Some(port) = Ports::announced(&line) {
                return Ok(Stage {
                    folder,
                    server,
                    port,
                    clients: BTreeMap::new(),
                });
            }
        }
    }
}

/// A server and those who are connected to it. Dropping it ends the server.
struct Stage<'a> {
    folder: &'a Path,
    server: Terminal,
    port: u16,
    clients: BTreeMap<&'a str, TcpStream>,
}

impl<'a> Stage<'a> {
    fn play(&mut self, step: &'a Step) -> Result<(), String> {
        let broken = |error: std::io::Error| format!("the connection: {error}");
        match step {
            Step::Connects(name) => {
                let client = TcpStream::connect(("127.0.0.1", self.port)).map_err(broken)?;
                client.set_nodelay(true).map_err(broken)?;
                self.clients.insert(name, client);
                Ok(())
            }
            Step::Asks(name, speech) => {
                let bytes = speech.bytes();
                self.client(name)?.write_all(&bytes).map_err(broken)
            }
            Step::Answers(name, speech) => hear(self.client(name)?, speech),
            Step::Waits(name) => match read(self.client(name)?, &mut [0; 1024], A_WHILE) {
                Heard::Nothing => Ok(()),
                heard => Err(format!("{name} need not wait: {heard}")),
            },
            Step::Closes(name) => {
                let client = self.client(name)?.shutdown(Shutdown::Both);
                self.clients.remove(name.as_str());
                client.map_err(broken)
            }
            Step::ServerCloses(name) => match read(self.client(name)?, &mut [0; 1024], LIMIT) {
                Heard::End => Ok(()),
                heard => Err(format!("the server does not close: {heard}")),
            },
            Step::Keeps(name, speech) => {
                let kept = fs::read(self.folder.join(name));
                let kept = kept.map_err(|error| format!("the server's file {name}: {error}"))?;
                if kept.len() == speech.len() && speech.is_said_by(&kept) {
                    return Ok(());
                }
                let kept = String::from_utf8_lossy(&kept);
                Err(format!("the server's file {name} holds {kept:?}"))
            }
        }
    }

    fn client(&mut self, name: &str) -> Result<&mut TcpStream, String> {
        let client = self.clients.get_mut(name);
        client.ok_or_else(|| format!("{name} is not connected"))
    }
}

/// Reads as many bytes as `speech` has, and compares.
fn hear(client: &mut TcpStream, speech: &Speech) -> Result<(), String> {
    let mut bytes = vec![0; speech.len()];
    let mut there = 0;
    while there < bytes.len() {
        match read(client, &mut bytes[there..], LIMIT) {
            Heard::Bytes(piece) => there += piece.len(),
            heard => {
                let so_far = String::from_utf8_lossy(&bytes[..there]);
                return Err(format!("after {so_far:?} the server says no more: {heard}"));
            }
        }
    }
    if speech.is_said_by(&bytes) {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&bytes);
    Err(format!("the server says {said:?}"))
}

/// What a client hears within some time.
enum Heard {
    Bytes(Vec<u8>),
    End,
    Nothing,
    Trouble(std::io::Error),
}

fn read(client: &mut TcpStream, buffer: &mut [u8], limit: Duration) -> Heard {
    if let Err(error) = client.set_read_timeout(Some(limit)) {
        return Heard::Trouble(error);
    }
    loop {
        return match client.read(buffer) {
            Ok(0) => Heard::End,
            Ok(count) => Heard::Bytes(buffer[..count].to_vec()),
            Err(error) => match error.kind() {
                ErrorKind::Interrupted => continue,
                ErrorKind::WouldBlock | ErrorKind::TimedOut => Heard::Nothing,
                _ => Heard::Trouble(error),
            },
        };
    }
}

impl std::fmt::Display for Heard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Bytes(bytes) => write!(f, "it says {:?}", String::from_utf8_lossy(bytes)),
            Self::End => f.write_str("it closes"),
            Self::Nothing => f.write_str("it is silent"),
            Self::Trouble(error) => write!(f, "{error}"),
        }
    }
}
