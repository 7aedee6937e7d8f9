use std::error::Error;
use std::fmt;
use std::str::FromStr;

/// The longest name, in characters.
const LONGEST: usize = 40;

/// What a client of the chat room calls itself. Two clients may have the same name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChatRoomName(String);

impl ChatRoomName {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ChatRoomName {
    type Err = BadName;

    /// Takes `text` as a name, without the spaces around it. A name is a text of 1 to 40
    /// characters in one line: it stands in everybody's transcript.
    fn from_str(text: &str) -> Result<ChatRoomName, BadName> {
        let name = text.trim();
        if name.is_empty() {
            Err(BadName::Empty)
        } else if name.chars().count() > LONGEST {
            Err(BadName::TooLong)
        } else if name.contains(char::is_control) {
            Err(BadName::Control)
        } else {
            Ok(ChatRoomName(name.to_string()))
        }
    }
}

/// Why a text is no name. Shown to the client as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadName {
    /// There is nothing, or nothing but spaces.
    Empty,
    /// It is longer than 40 characters.
    TooLong,
    /// It has control characters.
    Control,
}

impl fmt::Display for BadName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BadName::Empty => f.write_str("A name must not be empty. What is your name?"),
            BadName::TooLong => write!(
                f,
                "A name may have at most {LONGEST} characters. What is your name?"
            ),
            BadName::Control => {
                f.write_str("A name must not have control characters. What is your name?")
            }
        }
    }
}

impl Error for BadName {}
