/// One entry of a [`Transcript`](crate::Transcript): what was said, or that somebody came or went.
///
/// The times are the form of [`timeserver::ctime`]. No entry has an empty line, so that one can
/// mark the end of a transcript; and no character of it gives orders to anybody's terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    text: String,
}

impl Entry {
    /// `NAME has connected at TIME`, in one line.
    pub fn connected(name: &str, time: &str) -> Entry {
        Entry {
            text: format!("{name} has connected at {time}\n"),
        }
    }

    /// The name, the time and the message, in a line each. Control characters in the message (line
    /// ends among them) become U+FFFD, except tabs.
    pub fn said(name: &str, time: &str, message: &str) -> Entry {
        let harmless = |letter: char| match letter {
            '\t' => letter,
            _ if letter.is_control() => char::REPLACEMENT_CHARACTER,
            _ => letter,
        };
        let message: String = message.chars().map(harmless).collect();
        Entry {
            text: format!("{name}\n{time}\n{message}\n"),
        }
    }

    /// `NAME has disconnected at TIME`, in one line.
    pub fn disconnected(name: &str, time: &str) -> Entry {
        Entry {
            text: format!("{name} has disconnected at {time}\n"),
        }
    }

    /// The entry as it stands in the transcript: whole lines.
    pub fn text(&self) -> &str {
        &self.text
    }
}
