use std::io;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::thread;

use timeserver::{Log, Refused, Session, Starter};

use crate::{ClientLists, News};

/// The manager with the lab's own two lists, which sleeps on a condition instead of looking around.
///
/// Here to be compared with [`Manager`](crate::Manager), which shares nothing, and with
/// [`PollingManager`](crate::PollingManager), which is late. A client is let go if the system has no thread for it.
pub struct ConditionManager {
    /// Shared with the manager's thread and with the threads of all clients that run.
    lists: Arc<ClientLists<Session>>,
    log: Log,
}

impl ConditionManager {
    /// Starts the manager's thread. At most `max_clients` clients will run at a time. Tells `log` who connects.
    ///
    /// # Errors
    /// If the system has no thread left for the manager.
    pub fn new(max_clients: NonZeroUsize, log: Log) -> io::Result<ConditionManager> {
        let lists = Arc::new(ClientLists::new(max_clients.get()));
        let managed = Arc::clone(&lists);
        thread::Builder::new()
            .name("manager".into())
            .spawn(move || managed.manage(|session| start(session, &managed)))?;
        Ok(ConditionManager { lists, log })
    }
}

/// Starts `session` in a thread of its own, whose last act is to tell of its end.
fn start(session: Session, lists: &Arc<ClientLists<Session>>) {
    let told = Arc::clone(lists);
    let started = session.spawn(move || told.take_note(News::Ended));
    if started.is_err() {
        // It had a slot, and never ran.
        lists.take_note(News::Ended);
    }
}

impl Starter for ConditionManager {
    /// Adds the session to those who wait. Blocks for moments only.
    fn start(&mut self, session: Session) -> Result<(), Refused> {
        self.log.line(format_args!(
            "server connected to client at {}",
            session.address()
        ));
        self.lists.take_note(News::Came(session));
        Ok(())
    }
}

impl Drop for ConditionManager {
    /// The server accepts nobody any more: those who wait are let go, and the manager's thread ends.
    fn drop(&mut self) {
        self.lists.take_note(News::ClosingTime);
    }
}
