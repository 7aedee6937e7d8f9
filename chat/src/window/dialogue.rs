use std::io;
use std::net::TcpStream;

/// A client's part in a conversation: who speaks first, and what a reply means. It knows neither the window nor its
/// threads.
pub trait Dialogue: Send + 'static {
    /// What a reply means to the person.
    type Reply: Send + 'static;

    /// What a reply ends with, if the server ends it with anything.
    const END: &'static str = "\n";

    /// Whether the server is asked for news, with an empty line, while nobody says anything: at most once a second, and only a
    /// server that has ended a reply with [`END`](Dialogue::END). One that does not may take an empty line for a
    /// message.
    const ASKS_FOR_NEWS: bool = false;

    /// Who speaks first. `server` has just been connected; this may wait for it for a moment, and must not read from it.
    ///
    /// # Errors
    /// If the connection broke.
    fn opening(&mut self, server: &TcpStream) -> io::Result<Opening>;

    /// What `reply` means. Called in the order in which they come.
    fn understand(&mut self, reply: &str) -> Self::Reply;
}

/// How a conversation begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// The server greets.
    TheySpeak,
    /// This is sent, and answered.
    WeSay(String),
    /// The server waits for the person.
    WeMaySpeak,
}
