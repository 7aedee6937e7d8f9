use std::io;

use crate::Session;

/// Who decides when and in which thread an accepted client is served. Lab 4's manager is one.
///
/// The acceptor owns its starter, and drops it when it stops accepting: a starter that is the
/// sending half of a channel so tells the other half that it is closing time. Sessions that are
/// dropped without having run hang up on their clients, and sessions that are started after closing
/// time hang up at once. The server waits (for a bounded time) for all that were started before.
///
/// A closure from [`Session`] to `Result<(), Refused>` is a starter too.
pub trait Starter: Send + 'static {
    /// Starts `session`, or puts it where it will be started. While this runs, nobody else is
    /// accepted.
    ///
    /// # Errors
    /// If the session cannot be started for lack of something that will come free: the acceptor
    /// tells the log, waits until a client ends (or for a growing pause), and brings the session
    /// again before it accepts another one.
    fn start(&mut self, session: Session) -> Result<(), Refused>;
}

/// A session that could not be started, and why.
pub struct Refused {
    /// The session, for another try.
    pub session: Session,
    /// What the operating system said.
    pub error: io::Error,
}

/// One client after another, in the acceptor's thread: `time_server1`.
pub struct InTurn;

impl Starter for InTurn {
    fn start(&mut self, session: Session) -> Result<(), Refused> {
        session.run();
        Ok(())
    }
}

/// Each client in a thread of its own: `time_server2`.
pub struct OneThreadAClient;

impl Starter for OneThreadAClient {
    fn start(&mut self, session: Session) -> Result<(), Refused> {
        session.spawn(|| ())
    }
}

impl<F> Starter for F
where
    F: FnMut(Session) -> Result<(), Refused> + Send + 'static,
{
    fn start(&mut self, session: Session) -> Result<(), Refused> {
        self(session)
    }
}
