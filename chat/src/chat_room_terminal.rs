use std::convert::Infallible;
use std::io::{self, BufRead, Write};

use crate::turns::{Over, Turns};
use crate::{ChatRoomName, ChatRoomNews, ClientSession, Form};

/// What a person in the chat room can do.
const HELP: &str = "Type a message. Return alone shows what is new, /quit leaves.";

const PROMPT: &str = "> ";

/// A client's side of the chat room (Project 10): the person at `input` says a name, and then
/// messages; `screen` shows what is new in the transcript since the last answer. Ends when the
/// person says `/quit`, at the end of the input, and when the server leaves.
///
/// # Errors
/// If the server leaves, or is silent for too long, while it owes an answer; or if the connection
/// fails otherwise.
pub fn visit_chat_room(
    server: ClientSession,
    input: impl BufRead + Send + 'static,
    screen: impl Write,
) -> io::Result<()> {
    let server = server.replies_end_with(ChatRoomNews::END);
    let mut turns = Turns::of_client(server, input, screen)?;
    turns.empty_line_ends = false;
    let Err(over) = visit(&mut turns);
    turns.end_client(over)
}

// ANCHOR: visit
fn visit<W: Write>(turns: &mut Turns<W>) -> Result<Infallible, Over> {
    let name = ask_for_name(turns)?;
    let mut news = ChatRoomNews::new();
    turns.show(HELP)?;
    let mut message = name.as_str().to_string();
    loop {
        turns.say(&message, Form::Line)?;
        let transcript = turns.their_turn().map_err(unanswered)?;
        match news.of(&transcript.text).as_slice() {
            [] => turns.show("(nothing new)")?,
            lines => turns.show(&lines.join("\n"))?,
        }
        message = turns.our_turn(PROMPT)?;
        if message.trim() == "/quit" {
            return Err(Over::WeLeft);
        }
    }
}
// ANCHOR_END: visit

/// Asks until what is typed can be a name.
fn ask_for_name<W: Write>(turns: &mut Turns<W>) -> Result<ChatRoomName, Over> {
    loop {
        match turns.our_turn("Enter your name: ")?.parse() {
            Ok(name) => return Ok(name),
            Err(error) => turns.show(&format!("{error}"))?,
        }
    }
}

/// The server has left, and should not have: it owes an answer.
fn unanswered(over: Over) -> Over {
    match over {
        Over::TheyLeft => Over::Failed(io::Error::new(
            io::ErrorKind::UnexpectedEof,
            "the server has closed the connection without an answer",
        )),
        over => over,
    }
}
