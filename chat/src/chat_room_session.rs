use std::sync::Arc;

use jiff::Zoned;
use timeserver::ctime;

use crate::{BadName, ChatRoomName, Entry, SharedTranscript, TranscriptCopy};

/// What one client says in the chat room, and what it is answered (Project 10). Knows nothing of
/// sockets.
///
/// When the session is dropped the client has left, and that becomes an entry: however it left. A
/// client that vanishes, or is silent for too long, ends its handler, and so drops its session; and
/// so does a handler that panics.
#[derive(Debug)]
pub struct ChatRoomSession {
    /// Shared with the sessions of all other clients.
    room: Arc<SharedTranscript>,
    /// `None` until the client has said its name.
    name: Option<ChatRoomName>,
}

impl ChatRoomSession {
    /// The session of a client that has not said its name yet.
    pub fn new(room: Arc<SharedTranscript>) -> ChatRoomSession {
        ChatRoomSession { room, name: None }
    }

    // ANCHOR: reply
    /// Answers `message` with the whole transcript so far, which has in it what this message has
    /// added.
    ///
    /// - The first message is the client's name. If it can be one, the client has joined, and the
    ///   transcript says so: [`Entry::connected`].
    /// - Every other message is added to the transcript, under that name and the time:
    ///   [`Entry::said`]. But an empty one only asks for the transcript.
    ///
    /// # Errors
    /// If the client has no name yet, and this is none: then nothing is added, and the next message
    /// is the next try.
    pub fn reply(&mut self, message: &str) -> Result<TranscriptCopy, BadName> {
        // ANCHOR: exercise_4 -- STUB: let _ = (message, &mut self.name, &self.room, now, Entry::connected, Entry::said); todo!("exercise 4: take the name or add what was said, and answer with a copy of the transcript")
        match &self.name {
            None => {
                let name: ChatRoomName = message.parse()?;
                let joined = self.room.add(&Entry::connected(name.as_str(), &now()));
                self.name = Some(name);
                Ok(joined)
            }
            Some(_) if message.is_empty() => Ok(self.room.copy()),
            Some(name) => Ok(self.room.add(&Entry::said(name.as_str(), &now(), message))),
        }
        // ANCHOR_END: exercise_4
    }
    // ANCHOR_END: reply
}

// ANCHOR: leave
impl Drop for ChatRoomSession {
    fn drop(&mut self) {
        if let Some(name) = &self.name {
            self.room.add(&Entry::disconnected(name.as_str(), &now()));
        }
    }
}
// ANCHOR_END: leave

/// The time of this moment, as it stands in an entry.
fn now() -> String {
    ctime(&Zoned::now())
}
