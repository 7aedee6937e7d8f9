//! Lab 4's two lists with a lock and a condition: over `std` alone, so that every schedule can be tried out.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

// ANCHOR: client_lists
/// What changes the lists.
#[derive(Debug, PartialEq, Eq)]
pub enum News<C> {
    /// A client has come. Told by the acceptor.
    Came(C),
    /// A client that was running has ended, in whatever way. Told by its own thread.
    Ended,
    /// Nobody will come any more: the last news from the acceptor. Those who run may still end.
    ClosingTime,
}

/// Lab 4's two lists, the waiting queue and the running set, for the three kinds of threads that
/// share them: the acceptor, the manager, and the threads of the clients.
///
/// `C` is whatever stands for a client. Whoever runs is the business of its thread; what the
/// manager needs to know of the running set is its size.
#[derive(Debug)]
pub struct ClientLists<C> {
    /// The lists. Held for moments only: nobody starts a client, or waits for one, while holding
    /// it.
    lists: Mutex<Lists<C>>,
    /// The manager waits here for news. Nobody else does.
    changed: Condvar,
    /// MAX_CLIENTS.
    limit: usize,
}

#[derive(Debug)]
struct Lists<C> {
    /// Those who wait for their turn, the one who came first in front.
    waiting: VecDeque<C>,
    /// How many have been started and have not ended: never more than the limit.
    running: usize,
    /// Whether it is closing time. Then nobody waits any more.
    closing: bool,
}
// ANCHOR_END: client_lists

impl<C> ClientLists<C> {
    /// Nobody waits and nobody runs; at most `limit` will run at a time.
    ///
    /// # Panics
    /// If `limit` is zero: then everybody would wait for ever.
    pub fn new(limit: usize) -> ClientLists<C> {
        assert!(limit > 0, "a manager that starts nobody is none");
        ClientLists {
            lists: Mutex::new(Lists {
                waiting: VecDeque::new(),
                running: 0,
                closing: false,
            }),
            changed: Condvar::new(),
            limit,
        }
    }

    // ANCHOR: take_note
    /// Takes note of `news`, and wakes the manager if it sleeps. Blocks for moments only.
    ///
    /// - A client that [`Came`](News::Came) goes to the end of the queue.
    /// - When one has [`Ended`](News::Ended), one fewer runs.
    /// - At [`ClosingTime`](News::ClosingTime) all who wait are dropped, before this returns.
    pub fn take_note(&self, news: News<C>) {
        // ANCHOR: exercise_7 -- STUB: let lists = self.lock(); let _ = (news, &lists.waiting, lists.running, lists.closing, &self.changed); todo!("exercise 7: change the lists under the lock, and wake the manager")
        let mut lists = self.lock();
        match news {
            News::Came(client) => lists.waiting.push_back(client),
            News::Ended => lists.running -= 1,
            News::ClosingTime => {
                lists.waiting.clear();
                lists.closing = true;
            }
        }
        self.changed.notify_one();
        // ANCHOR_END: exercise_7
    }
    // ANCHOR_END: take_note

    // ANCHOR: manage
    /// The work of the manager's thread: calls `start` with each client whose turn has come, in the order in which they
    /// came, and returns at closing time, whoever still runs then.
    ///
    /// A turn has come when somebody waits and fewer than the limit run. From then on the client counts as running,
    /// until its end is taken note of. When several slots are free, all of them are filled. While nobody's turn has
    /// come, the manager sleeps: it does not look around.
    ///
    /// `start` is called without the lock. It may take its time: meanwhile others come and end. And it may take note of
    /// news itself, for instance of the end of a client that could not be started.
    pub fn manage(&self, mut start: impl FnMut(C)) {
        // ANCHOR: exercise_8 -- STUB: let lists = self.lock(); let _ = (&mut start, &lists.waiting, lists.running, lists.closing, self.limit, &self.changed); todo!("exercise 8: sleep until it is somebody's turn, count the client, and start it without the lock")
        loop {
            let mut lists = self.lock();
            while !lists.closing && (lists.waiting.is_empty() || lists.running == self.limit) {
                let woken = self.changed.wait(lists);
                lists = woken.unwrap_or_else(PoisonError::into_inner);
            }
            let Some(client) = lists.waiting.pop_front() else {
                return; // It is closing time.
            };
            lists.running += 1;
            drop(lists);
            start(client);
        }
        // ANCHOR_END: exercise_8
    }
    // ANCHOR_END: manage

    /// Every change of the lists is one step: so after a panic they are still right.
    #[track_caller] // where a test tells a story of threads, it names the line that locks
    fn lock(&self) -> MutexGuard<'_, Lists<C>> {
        self.lists.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
