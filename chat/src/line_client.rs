use std::convert::Infallible;
use std::io::{self, BufRead, Write};

use crate::turns::{Over, Turns};
use crate::{ClientSession, Form};

// ANCHOR: line_client
/// A client at a terminal: shows what the server says, asks for a line, sends it, and so on. What the terminal clients
/// of all conversations share; what is said is [`ClientSession`]'s affair.
#[derive(Clone, Debug)]
pub struct LineClient {
    /// Asked before each line.
    prompt: String,
    /// Asked once at the beginning, if the client speaks first.
    first_question: Option<String>,
    empty_line_ends: bool,
}
// ANCHOR_END: line_client

impl LineClient {
    /// A client that shows the server's greeting, and then `prompt` before each line that it asks for. An empty line
    /// ends it, and so does the end of the input.
    pub fn new(prompt: &str) -> LineClient {
        LineClient {
            prompt: prompt.to_string(),
            first_question: None,
            empty_line_ends: true,
        }
    }

    /// The client speaks first: with the answer to `question`, which is asked once.
    pub fn asks_first(mut self, question: &str) -> LineClient {
        self.first_question = Some(question.to_string());
        self
    }

    /// An empty line is sent like any other. Only the end of the input ends the client.
    pub fn sends_empty_lines(mut self) -> LineClient {
        self.empty_line_ends = false;
        self
    }

    /// [`run`](LineClient::run) at standard input and standard output.
    ///
    /// # Errors
    /// As `run`.
    pub fn run_at_terminal(&self, session: ClientSession) -> io::Result<()> {
        self.run(session, io::BufReader::new(io::stdin()), io::stdout())
    }

    /// Talks to the server until the person ends it, or the server does; then a line on `screen` says so at once, also
    /// if the person is just typing. What the server says is shown with U+FFFD for control characters.
    ///
    /// # Errors
    /// If the server goes away, or is silent for too long, while it owes a reply. If nobody looks at `screen` any more
    /// (it is a closed pipe), that is no error, but the end.
    pub fn run(
        &self,
        session: ClientSession,
        input: impl BufRead + Send + 'static,
        screen: impl Write,
    ) -> io::Result<()> {
        let mut turns = Turns::of_client(session, input, screen)?;
        turns.empty_line_ends = self.empty_line_ends;
        let Err(over) = self.talk(&mut turns);
        turns.end_client(over)
    }

    /// Takes turns with the server until it is over.
    fn talk<W: Write>(&self, turns: &mut Turns<W>) -> Result<Infallible, Over> {
        let mut question = &self.prompt;
        match &self.first_question {
            Some(first) => question = first,
            None => reply(turns)?,
        }
        loop {
            let line = turns.our_turn(question)?;
            turns.say(&line, Form::Line)?;
            reply(turns)?;
            question = &self.prompt;
        }
    }
}

/// Shows what the server says, and owes us.
fn reply<W: Write>(turns: &mut Turns<W>) -> Result<(), Over> {
    let reply = turns.their_turn().map_err(|over| match over {
        Over::TheyLeft => Over::Failed(io::Error::new(
            io::ErrorKind::UnexpectedEof,
            "the server has closed the connection without a reply",
        )),
        over => over,
    })?;
    turns.show(&reply.text)
}
