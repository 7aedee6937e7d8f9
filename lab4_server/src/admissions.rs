//! The manager's deciding part: over `std` alone, and without threads, so that every order of events can be tried out.

use std::collections::VecDeque;

// ANCHOR: admissions
/// What a manager learns.
#[derive(Debug, PartialEq, Eq)]
pub enum Event<C> {
    /// A client has come.
    Came(C),
    /// A client that was running has ended, in whatever way; or its turn had come, and it had left
    /// already.
    Ended,
    /// A client's turn had come, but there was no thread for it.
    NotStarted(C),
}

/// Who waits, how many run, and whose turn it is: the waiting queue and the running set of Lab 4.
///
/// `C` is whatever stands for a client. Whoever runs is the business of its thread; what the
/// decision needs to know of the running set is its size.
#[derive(Debug)]
pub struct Admissions<C> {
    /// Those who wait for their turn, the one who came first in front.
    waiting: VecDeque<C>,
    /// How many have been let in and have not ended: never more than `limit`.
    running: usize,
    /// MAX_CLIENTS.
    limit: usize,
}
// ANCHOR_END: admissions

impl<C> Admissions<C> {
    /// Nobody waits and nobody runs; at most `limit` will run at a time.
    ///
    /// # Panics
    /// If `limit` is zero: then everybody would wait for ever.
    pub fn new(limit: usize) -> Admissions<C> {
        assert!(limit > 0, "a manager that starts nobody is none");
        Admissions {
            waiting: VecDeque::new(),
            running: 0,
            limit,
        }
    }

    // ANCHOR: admit
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
        // ANCHOR: exercise_5 -- STUB: let _ = (event, &mut self.waiting, &mut self.running, self.limit); todo!("exercise 5: take note of the event, then decide whose turn it is")
        match event {
            None => {}
            Some(Event::Came(client)) => self.waiting.push_back(client),
            Some(Event::Ended) => self.running -= 1,
            Some(Event::NotStarted(client)) => {
                self.running -= 1;
                self.waiting.push_front(client);
                return None;
            }
        }
        if self.running == self.limit {
            return None;
        }
        let next = self.waiting.pop_front()?;
        self.running += 1;
        Some(next)
        // ANCHOR_END: exercise_5
    }
    // ANCHOR_END: admit

    /// How many wait.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }
}
