use std::io;
use std::net::{SocketAddr, TcpStream};

use timeserver::{ClientHandler, IdleLimit};

use crate::{Conversation, PhoneBookSession};

/// The client handler of the phone book (Project 5): carries requests and answers between a client
/// and its [`PhoneBookSession`].
#[derive(Clone, Debug)]
pub struct PhoneBookHandler {
    session: PhoneBookSession,
    idle: IdleLimit,
}

impl PhoneBookHandler {
    /// The handler of one client. A client that neither sends nor takes anything is waited for as
    /// long as `idle` says.
    pub fn new(session: PhoneBookSession, idle: IdleLimit) -> PhoneBookHandler {
        PhoneBookHandler { session, idle }
    }
}

impl ClientHandler for PhoneBookHandler {
    // ANCHOR: phone_book_handler
    /// Greets the client, and answers each request in one line.
    ///
    /// # Errors
    /// If the connection broke, or the client exceeded a limit.
    fn run(self, client: TcpStream, _address: SocketAddr) -> io::Result<()> {
        let mut conversation = Conversation::new(client, self.idle)?;
        conversation.greet(PhoneBookSession::GREETING)?;
        while let Some(request) = conversation.receive()? {
            conversation.reply(&self.session.reply(&request.text))?;
        }
        conversation.close()
    }
    // ANCHOR_END: phone_book_handler
}
