use std::io;
use std::net::{SocketAddr, TcpStream};

use timeserver::{ClientHandler, IdleLimit};

use crate::{AtmSession, Conversation};

/// The client handler of the ATM (Projects 6 and 8): carries requests and answers between a client
/// and its [`AtmSession`].
#[derive(Debug)]
pub struct AtmHandler {
    session: AtmSession,
    idle: IdleLimit,
}

impl AtmHandler {
    /// The handler of one client. A client that neither sends nor takes anything is waited for as
    /// long as `idle` says; then it is logged out.
    pub fn new(session: AtmSession, idle: IdleLimit) -> AtmHandler {
        AtmHandler { session, idle }
    }
}

impl ClientHandler for AtmHandler {
    // ANCHOR: atm_handler
    /// Greets the client, and answers each request in one line, until the client leaves or three
    /// logins in a row have failed.
    ///
    /// # Errors
    /// If the connection broke, or the client exceeded a limit.
    fn run(mut self, client: TcpStream, _address: SocketAddr) -> io::Result<()> {
        let mut conversation = Conversation::new(client, self.idle)?;
        conversation.greet(AtmSession::GREETING)?;
        while !self.session.is_over()
            && let Some(request) = conversation.receive()?
        {
            conversation.reply(&self.session.reply(&request.text))?;
        }
        conversation.close()
    }
    // ANCHOR_END: atm_handler
}
