use std::convert::Infallible;
use std::io::{self, BufRead, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;

use timeserver::{ClientHandler, IdleLimit, Log};

use crate::keyboard::Keyboard;
use crate::screen::Screen;
use crate::turns::{Over, Turns};
use crate::{ClientSession, Conversation};

/// What the server says to each client before anything else.
const GREETING: &str = "Welcome to my chat room!";

/// What a person is asked for a message with.
const PROMPT: &str = "> ";

// ANCHOR: two_way_chat
/// The two-way chat: first they say something, then we do, and so on, until `Over` says why not. The program at either
/// end does this, for its own person; at the client's, the first that is heard is the server's greeting.
///
/// Shows each message of theirs, asks the person for a line with [`PROMPT`], and says it in the form of that message. An
/// empty message from them means that they have left.
fn two_way_chat<W: Write>(turns: &mut Turns<W>) -> Result<Infallible, Over> {
    // ANCHOR: exercise_2 -- STUB: let _ = (turns, PROMPT); todo!("exercise 2: their turn, show it, our turn, say it, and so on")
    loop {
        let message = turns.their_turn()?;
        if message.text.is_empty() {
            return Err(Over::TheyLeft);
        }
        turns.show(&message.text)?;
        let line = turns.our_turn(PROMPT)?;
        turns.say(&line, message.form)?;
    }
    // ANCHOR_END: exercise_2
}
// ANCHOR_END: two_way_chat

/// The server's side of a two-way chat: its terminal is where the clients' partner sits.
#[derive(Clone, Debug)]
pub struct TwoWayChatHandler {
    /// There is one person, so there is one keyboard: the clients have it one after another.
    keyboard: Arc<Keyboard>,
    idle: IdleLimit,
    log: Log,
}

impl TwoWayChatHandler {
    /// A handler whose person types at `keyboard`, and who waits for a client as long as `idle` says. It tells `log`
    /// `Client disconnected`.
    pub fn new(keyboard: Arc<Keyboard>, idle: IdleLimit, log: Log) -> TwoWayChatHandler {
        TwoWayChatHandler {
            keyboard,
            idle,
            log,
        }
    }
}

impl ClientHandler for TwoWayChatHandler {
    fn run(self, client: TcpStream, _address: SocketAddr) -> io::Result<()> {
        let mut conversation = Conversation::new(client, self.idle)?;
        // What was typed for the last client is not for this one.
        let typed = self.keyboard.listen();
        conversation.greet(GREETING)?;
        let (ear, writer) = conversation.listen()?;
        let mut turns = Turns {
            ear,
            writer,
            limit: self.idle.duration(),
            typed,
            screen: Screen::new(io::stdout()),
            empty_line_ends: true,
            interrupts: true,
            is_strict: true,
            heard_ahead: None,
            typed_ahead: None,
        };
        let Err(over) = two_way_chat(&mut turns);
        // A screen that nobody looks at is no reason to end: the server may have a log.
        let _ = turns.screen.close_line();
        self.log.line("Client disconnected");
        match over {
            Over::TheyLeft | Over::WeLeft => Ok(()),
            Over::InputEnded => Err(io::Error::other("nobody can answer: the input has ended")),
            Over::TooSlow => Err(io::ErrorKind::WouldBlock.into()),
            Over::Failed(error) => Err(error),
        }
    }
}

/// The client's side of a two-way chat: the person types at `input` and looks at `screen`, until one of the two leaves.
///
/// # Errors
/// If the server is silent for too long in its turn, or the connection fails otherwise. A server that leaves is no
/// error: the person is told.
pub fn chat_with_server(
    server: ClientSession,
    input: impl BufRead + Send + 'static,
    screen: impl Write,
) -> io::Result<()> {
    let mut turns = Turns::of_client(server, input, screen)?;
    turns.is_strict = true;
    let Err(over) = two_way_chat(&mut turns);
    turns.end_client(over)
}
