use std::io::{self, BufRead, ErrorKind, Write};
use std::time::Duration;

use crossbeam::channel::{self, Receiver, RecvError};
use crossbeam::select;
use timeserver::IdleLimit;

use crate::ear::Ear;
use crate::keyboard::Keyboard;
use crate::reply_reader::too_slow;
use crate::screen::Screen;
use crate::{ClientSession, Form, LONGEST_MESSAGE, Message, MessageWriter};

/// A person at a terminal and a peer, who take turns: what each of them does in a turn.
///
/// In neither turn the other one is overlooked: a peer that leaves while the person is still typing is noticed at once.
pub(crate) struct Turns<W> {
    /// The peer.
    pub ear: Ear<Message>,
    pub writer: MessageWriter,
    /// How long the peer is waited for in its turn. There is no limit for the person.
    pub limit: Duration,
    /// The person.
    pub typed: Receiver<String>,
    pub screen: Screen<W>,
    /// Whether an empty line is the person's way to leave, or a line like any other.
    pub empty_line_ends: bool,
    /// Whether an empty line ends the peer's turn as well.
    pub interrupts: bool,
    /// Whether a message that the peer sends in the person's turn waits for the peer's next turn. If not, it is taken
    /// for the rest of the last one: a reply that came in two pieces.
    pub is_strict: bool,
    /// A message that was heard in the person's turn and waits for the peer's. No other is taken before it.
    pub heard_ahead: Option<Message>,
    /// A line that was typed in the peer's turn and waits for the person's. No other is taken before it.
    pub typed_ahead: Option<String>,
}

/// Why the two do not talk any more.
#[derive(Debug)]
pub(crate) enum Over {
    /// The peer has left, or its connection broke.
    TheyLeft,
    /// The person has typed an empty line, or does not look at the screen any more.
    WeLeft,
    /// Nobody will type anything any more: the input has ended.
    InputEnded,
    /// The peer was silent for too long in its turn.
    TooSlow,
    /// Something else: the error says what.
    Failed(io::Error),
}

impl<W: Write> Turns<W> {
    /// The turns of a client whose person types at `input`.
    ///
    /// # Errors
    /// If the system has no thread left.
    pub fn of_client(
        server: ClientSession,
        input: impl BufRead + Send + 'static,
        screen: W,
    ) -> io::Result<Turns<W>> {
        let keyboard = Keyboard::new();
        let typed = keyboard.listen();
        keyboard.start(move || input, |_| ())?;
        let (ear, writer, limit) = server.listen()?;
        Ok(Turns {
            ear,
            writer,
            limit,
            typed,
            screen: Screen::new(screen),
            empty_line_ends: true,
            interrupts: false,
            is_strict: false,
            heard_ahead: None,
            typed_ahead: None,
        })
    }

    /// Tells the person of a client that it is over, and why. What is a failure of the program is returned.
    pub fn end_client(mut self, over: Over) -> io::Result<()> {
        let shown = match over {
            Over::WeLeft | Over::InputEnded => self.screen.close_line(),
            Over::TheyLeft => self.screen.show("The server has closed the connection."),
            Over::TooSlow => self.screen.close_line().and(Err(too_slow())),
            Over::Failed(error) => self.screen.close_line().and(Err(error)),
        };
        shown.or_else(|error| match unseen(error) {
            Over::Failed(error) => Err(error),
            _ => Ok(()),
        })
    }

    /// Blocks until the peer has said something, and returns it.
    pub fn their_turn(&mut self) -> Result<Message, Over> {
        if let Some(message) = self.heard_ahead.take() {
            return Ok(message);
        }
        let over = channel::after(self.limit);
        let nothing = channel::never();
        loop {
            let listens = self.interrupts && self.typed_ahead.is_none();
            select! {
                recv(self.ear.heard) -> message => return heard(message),
                recv(if listens { &self.typed } else { &nothing }) -> line => match line {
                    Ok(line) if line.is_empty() => return Err(Over::WeLeft),
                    Ok(line) => self.typed_ahead = Some(line),
                    // The peer may go on; its person is told in his own turn.
                    Err(_) => self.interrupts = false,
                },
                recv(over) -> _ => return Err(Over::TooSlow),
            }
        }
    }

    // ANCHOR: our_turn
    /// Asks the person for a line with `prompt`, blocks until one is typed, and returns it. What the peer says
    /// meanwhile waits for its turn, or is shown, and the person is asked again.
    pub fn our_turn(&mut self, prompt: &str) -> Result<String, Over> {
        let nothing = channel::never();
        loop {
            self.screen.prompt(prompt).map_err(unseen)?;
            let line = loop {
                if let Some(line) = self.typed_ahead.take() {
                    break line;
                }
                let listens = self.heard_ahead.is_none();
                select! {
                    recv(self.typed) -> line => break line.map_err(|_| Over::InputEnded)?,
                    recv(if listens { &self.ear.heard } else { &nothing }) -> message => {
                        let message = heard(message)?;
                        if self.is_strict {
                            self.heard_ahead = Some(message);
                        } else {
                            self.show(&message.text)?;
                            self.screen.prompt(prompt).map_err(unseen)?;
                        }
                    }
                }
            };
            self.screen.answered();
            if line.is_empty() && self.empty_line_ends {
                return Err(Over::WeLeft);
            }
            if line.len() <= LONGEST_MESSAGE {
                return Ok(line);
            }
            self.show(&format!(
                "A message may be at most {LONGEST_MESSAGE} bytes long."
            ))?;
        }
    }
    // ANCHOR_END: our_turn

    /// Sends `line` to the peer.
    pub fn say(&mut self, line: &str, form: Form) -> Result<(), Over> {
        match self.writer.send(line, form) {
            Err(error) if IdleLimit::is_exceeded(&error) => Err(Over::TooSlow),
            // The peer has gone. What it said before that is still to be heard, and then its end.
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// Shows `text` to the person.
    pub fn show(&mut self, text: &str) -> Result<(), Over> {
        self.screen.show(text).map_err(unseen)
    }
}

/// What was heard from the peer: a message, or that there will be none.
pub(crate) fn heard<T>(heard: Result<io::Result<T>, RecvError>) -> Result<T, Over> {
    match heard {
        Ok(result) => result.map_err(Over::from),
        Err(RecvError) => Err(Over::TheyLeft),
    }
}

impl From<io::Error> for Over {
    /// The connection failed with `error`. If it broke, the peer has left.
    fn from(error: io::Error) -> Over {
        use ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
        match error.kind() {
            BrokenPipe | ConnectionAborted | ConnectionReset | UnexpectedEof => Over::TheyLeft,
            _ => Over::Failed(error),
        }
    }
}

/// The screen failed with `error`. If it is a closed pipe, there is nothing more to do.
fn unseen(error: io::Error) -> Over {
    if error.kind() == ErrorKind::BrokenPipe {
        Over::WeLeft
    } else {
        Over::Failed(error)
    }
}
