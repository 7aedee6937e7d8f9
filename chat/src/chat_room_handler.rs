use std::io;
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;

use timeserver::{ClientHandler, IdleLimit};

use crate::{ChatRoomSession, Conversation, SharedTranscript, TranscriptCopy};

/// The client handler of the chat room (Project 10): carries messages between a client and its
/// [`ChatRoomSession`].
#[derive(Debug)]
pub struct ChatRoomHandler {
    room: Arc<SharedTranscript>,
    idle: IdleLimit,
}

impl ChatRoomHandler {
    /// The handler of one client in `room`. A client that neither sends nor takes anything is
    /// waited for as long as `idle` says.
    pub fn new(room: Arc<SharedTranscript>, idle: IdleLimit) -> ChatRoomHandler {
        ChatRoomHandler { room, idle }
    }
}

impl ClientHandler for ChatRoomHandler {
    // ANCHOR: chat_room_handler
    /// Answers each message with the transcript, or with a line that says why a name is none. To a
    /// client of lines every answer ends with an empty line, for a transcript has many lines.
    ///
    /// # Errors
    /// If the connection broke, or the client exceeded a limit. It has left the room then, too.
    fn run(self, client: TcpStream, _address: SocketAddr) -> io::Result<()> {
        let mut conversation = Conversation::new(client, self.idle)?;
        let mut session = ChatRoomSession::new(self.room);
        while let Some(message) = conversation.receive()? {
            match session.reply(&message.text) {
                Ok(transcript) => send(&mut conversation, &transcript)?,
                Err(bad_name) => conversation.reply(&format!("{bad_name}\n"))?,
            }
        }
        // The others need not wait for the farewell to hear of it.
        drop(session);
        conversation.close()
    }
    // ANCHOR_END: chat_room_handler
}

/// Sends a transcript page by page: a long one need not be in memory in one piece, once for each
/// client. One that is no longer than a page is one `write`.
fn send(conversation: &mut Conversation, transcript: &TranscriptCopy) -> io::Result<()> {
    let mut pieces = transcript.pieces().peekable();
    while let Some(piece) = pieces.next() {
        if pieces.peek().is_some() {
            // Exactly as it stands there: the answer is not over yet.
            conversation.greet(piece)?;
        } else {
            conversation.reply(piece)?;
        }
    }
    Ok(())
}
