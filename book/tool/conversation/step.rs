use std::str::FromStr;

use super::speech::Speech;

/// One thing that happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Connects(String),
    /// A client speaks.
    Asks(String, Speech),
    /// The server speaks to this client.
    Answers(String, Speech),
    /// The client has been told nothing more so far.
    Waits(String),
    Closes(String),
    ServerCloses(String),
    /// The server's folder holds this file.
    Keeps(String, Speech),
}

impl Step {
    /// The client that it is about.
    pub fn client(&self) -> Option<&str> {
        match self {
            Self::Connects(client)
            | Self::Asks(client, _)
            | Self::Answers(client, _)
            | Self::Waits(client)
            | Self::Closes(client)
            | Self::ServerCloses(client) => Some(client),
            Self::Keeps(..) => None,
        }
    }

    /// The step as a sentence, for those who cannot see the picture.
    pub fn sentence(&self) -> String {
        match self {
            Self::Connects(client) => format!("{client} connects."),
            Self::Asks(client, speech) => format!("{client} sends: {speech}."),
            Self::Answers(client, speech) => format!("The server sends {client}: {speech}."),
            Self::Waits(client) => format!("{client} waits."),
            Self::Closes(client) => format!("{client} closes."),
            Self::ServerCloses(client) => format!("The server closes the connection to {client}."),
            Self::Keeps(file, speech) => format!("The server keeps {file}, which holds: {speech}."),
        }
    }
}

impl FromStr for Step {
    type Err = String;

    fn from_str(line: &str) -> Result<Self, String> {
        let line = line.trim();
        let wrong = || format!("{line:?} is no step; \"server -> client: READY\" would be one");
        if let Some((who, text)) = line.split_once(": ") {
            let speech: Speech = text.parse()?;
            if let Some((from, to)) = who.split_once(" -> ") {
                return match (from, to) {
                    ("server", client) => Ok(Self::Answers(client.to_owned(), speech)),
                    (client, "server") => Ok(Self::Asks(client.to_owned(), speech)),
                    _ => Err(wrong()),
                };
            }
            let file = who.strip_prefix("server keeps ").ok_or_else(wrong)?;
            return Ok(Self::Keeps(file.to_owned(), speech));
        }
        if let Some(client) = line.strip_prefix("server closes ") {
            return Ok(Self::ServerCloses(client.to_owned()));
        }
        let (client, deed) = line.rsplit_once(' ').ok_or_else(wrong)?;
        let client = client.to_owned();
        match deed {
            "connects" => Ok(Self::Connects(client)),
            "waits" => Ok(Self::Waits(client)),
            "closes" => Ok(Self::Closes(client)),
            _ => Err(wrong()),
        }
    }
}
