use std::collections::VecDeque;
use std::io;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use sleepy_threads::timeline::{self, Level};
use timeserver::{Log, Refused, Session, Starter};

/// The manager as the lab's own description has it: a loop that looks around, and sleeps for a second (`--polling`).
///
/// Here to be compared with [`Manager`](crate::Manager). It keeps the limit and the order. But a client waits for half a
/// second on average although a slot is free; and an idle server wakes up every second to see that there is nothing
/// to do. A shorter pause would trade the one for the other.
pub struct PollingManager {
    /// Shared with the manager's thread. The thread has the only other handle, and sees when this one is dropped.
    waiting: Arc<Mutex<VecDeque<Session>>>,
    /// How long the queue is, for the timeline.
    length: Level,
    log: Log,
}

impl PollingManager {
    /// Starts the manager's thread, which looks around after every `pause`: a second, in the lab. At most `max_clients`
    /// clients will run at a time. Tells `log` who connects.
    ///
    /// # Errors
    /// If the system has no thread left for the manager.
    pub fn new(max_clients: NonZeroUsize, pause: Duration, log: Log) -> io::Result<PollingManager> {
        let waiting = Arc::new(Mutex::new(VecDeque::new()));
        let shared = Arc::clone(&waiting);
        let length = timeline::level("waiting queue", None);
        let shared_length = length.clone();
        thread::Builder::new()
            .name("manager".into())
            .spawn(timeline::thread(move || {
                manage(&shared, max_clients.get(), pause, &shared_length)
            }))?;
        Ok(PollingManager {
            waiting,
            length,
            log,
        })
    }
}

impl Starter for PollingManager {
    /// Adds the session to those who wait. Never blocks for longer than it takes to add one.
    fn start(&mut self, session: Session) -> Result<(), Refused> {
        self.log.line(format_args!(
            "server connected to client at {}",
            session.address()
        ));
        let mut waiting = lock(&self.waiting);
        waiting.push_back(session);
        self.length.set(waiting.len());
        Ok(())
    }
}

// ANCHOR: polling
/// The lab's loop: remove from the running set those who have ended, start those who wait while
/// there is room, sleep. Returns, one pause late, when the server stops accepting.
fn manage(
    waiting: &Arc<Mutex<VecDeque<Session>>>,
    max_clients: usize,
    pause: Duration,
    length: &Level,
) {
    let mut running: Vec<JoinHandle<()>> = Vec::new();
    let size = timeline::level("running set", Some(max_clients));
    while Arc::strong_count(waiting) > 1 {
        running.retain(|client| !client.is_finished());
        while running.len() < max_clients {
            let Some(session) = lock(waiting).pop_front() else {
                break;
            };
            let name = format!("client {}", session.address());
            let client = thread::Builder::new().name(name);
            // If the system has no thread left, the client is dropped: one more thing that the
            // lab's loop forgets.
            if let Ok(client) = client.spawn(|| session.run()) {
                running.push(client);
            }
        }
        length.set(lock(waiting).len());
        size.set(running.len());
        let _waiting = timeline::waiting_for("the next second");
        thread::sleep(pause);
    }
}
// ANCHOR_END: polling

/// Locks the queue. Nobody panics while holding it, so it is never poisoned; and if it were, it would still be a queue.
fn lock(waiting: &Mutex<VecDeque<Session>>) -> std::sync::MutexGuard<'_, VecDeque<Session>> {
    waiting.lock().unwrap_or_else(PoisonError::into_inner)
}
