// right: every client draws a ticket, and free slots are counted instead of running clients
// file: src/admissions.rs
//! The manager's deciding part: over `std` alone, and without threads, so that every order of events can be tried out.

use std::collections::BTreeMap;

/// What a manager learns.
#[derive(Debug, PartialEq, Eq)]
pub enum Event<C> {
    /// A client has come.
    Came(C),
    /// A client that was running has ended, in whatever way; or its turn had come, and it had left already.
    Ended,
    /// A client's turn had come, but there was no thread for it.
    NotStarted(C),
}

/// Who waits, how many run, and whose turn it is: the waiting queue and the running set of Lab 4.
///
/// `C` is whatever stands for a client. Whoever runs is the business of its thread; what the decision needs to know of
/// the running set is its size.
#[derive(Debug)]
pub struct Admissions<C> {
    /// Those who wait for their turn, the one who came first in front.
    waiting: BTreeMap<i64, C>,
    /// The next ticket.
    next: i64,
    /// How many more may be let in.
    free: usize,
}

impl<C> Admissions<C> {
    /// Nobody waits and nobody runs; at most `limit` will run at a time.
    ///
    /// # Panics
    /// If `limit` is zero: then everybody would wait for ever.
    pub fn new(limit: usize) -> Admissions<C> {
        assert!(limit > 0, "a manager that starts nobody is none");
        Admissions {
            waiting: BTreeMap::new(),
            next: 0,
            free: limit,
        }
    }

    /// Takes note of `event`, if there is one, and returns the client whose turn has come by now, if somebody's has:
    /// from now on it counts as running. Never blocks.
    ///
    /// To be called with every event, and after that with `None` until it returns `None`: when several slots are free,
    /// each call fills one.
    ///
    /// - Clients are let in in the order in which they came, and never more than the limit run.
    /// - A client that [`Came`](Event::Came) goes to the end of the queue. If nobody waits and a slot is free, its turn
    ///   is now.
    /// - When one has [`Ended`](Event::Ended), its slot is free.
    /// - One that was [`NotStarted`](Event::NotStarted) gives its slot back and keeps its place: it is the first of
    ///   those who wait. As there was no thread for it, there is none for anybody: this call returns `None`.
    pub fn admit(&mut self, event: Option<Event<C>>) -> Option<C> {
        if let Some(Event::NotStarted(client)) = event {
            // A ticket before all others.
            let first = self.waiting.keys().next().map_or(self.next, |first| first - 1);
            self.next = self.next.max(first + 1);
            self.waiting.insert(first, client);
            self.free += 1;
            return None;
        }
        if let Some(Event::Came(client)) = event {
            self.waiting.insert(self.next, client);
            self.next += 1;
        } else if matches!(event, Some(Event::Ended)) {
            self.free += 1;
        }
        if self.free == 0 {
            return None;
        }
        let (_, client) = self.waiting.pop_first()?;
        self.free -= 1;
        Some(client)
    }

    /// How many wait.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }
}
