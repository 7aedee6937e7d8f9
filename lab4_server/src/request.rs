use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

/// What a client can ask for (Lab 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Send me a file.
    Get,
    /// Take a file from me.
    Put,
    /// Delete a file.
    Del,
}

impl Command {
    /// The command's word on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Command::Get => "GET",
            Command::Put => "PUT",
            Command::Del => "DEL",
        }
    }
}

impl FromStr for Command {
    type Err = String;

    /// Reads `GET`, `PUT` or `DEL`, in capitals as on the wire.
    fn from_str(word: &str) -> Result<Command, String> {
        [Command::Get, Command::Put, Command::Del]
            .into_iter()
            .find(|command| command.word() == word)
            .ok_or_else(|| "expected GET, PUT or DEL".to_string())
    }
}

/// A complete request: a command, and the name of the file that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// What is to be done.
    pub command: Command,
    /// Everything after the first space, as it came: not yet known to be a name, nor to be text.
    pub name: Vec<u8>,
}

impl Request {
    /// Reads `COMMAND name`, without its end. `None` if it is not one of the three commands, a space, and at least one
    /// byte more.
    pub fn parse(bytes: &[u8]) -> Option<Request> {
        let (word, name) = bytes.split_at_checked(4)?;
        let word = std::str::from_utf8(word).ok()?.strip_suffix(' ')?;
        let command = word.parse().ok()?;
        (!name.is_empty()).then(|| Request {
            command,
            name: name.to_vec(),
        })
    }

    /// The name for messages and for the log: what is not UTF-8 in it is shown as U+FFFD.
    pub fn shown_name(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.name)
    }
}

impl fmt::Display for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.command.word(), self.shown_name())
    }
}
