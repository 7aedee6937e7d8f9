use std::collections::HashMap;
use std::net::{Shutdown, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Who is being served, and whether it is closing time: what the threads of one server share.
pub(crate) struct Roster {
    /// Guards all that is known. Held for a few instructions at a time; nobody blocks or calls out
    /// under it.
    state: Mutex<State>,
    /// [`wait_for_closing`](Roster::wait_for_closing) waits here for `closing` to become true.
    closing: Condvar,
    /// Waited for by an acceptor that is out of descriptors, until a client ends, and at closing
    /// time, until all have. Notified only if `waiting` says that somebody waits: a client's end is
    /// no system call otherwise.
    ended: Condvar,
}

struct State {
    /// False until somebody asks for shutdown, then true for good: no client enters any more.
    closing: bool,
    /// True until the acceptor has closed its listener.
    accepting: bool,
    /// The clients being served, by number: a second handle to each one's socket, to hang up with.
    /// `None` if there was no descriptor left for it; such a client is served, but cannot be woken
    /// at closing time.
    running: HashMap<u64, Option<TcpStream>>,
    /// How many clients have ever entered; the next one's number.
    entered: u64,
    /// How many have ended.
    ended: u64,
    /// How many threads wait on `Roster::ended`.
    waiting: usize,
}

impl Roster {
    pub fn new() -> Arc<Roster> {
        let state = State {
            closing: false,
            accepting: true,
            running: HashMap::new(),
            entered: 0,
            ended: 0,
            waiting: 0,
        };
        Arc::new(Roster {
            state: Mutex::new(state),
            closing: Condvar::new(),
            ended: Condvar::new(),
        })
    }

    /// Takes `client` in, until the returned [`Place`] is dropped. `None` at closing time: then
    /// nobody gets in.
    pub fn enter(self: &Arc<Roster>, client: &TcpStream) -> Option<Place> {
        let handle = client.try_clone().ok();
        let mut state = self.state();
        if state.closing {
            return None;
        }
        let number = state.entered;
        state.entered += 1;
        state.running.insert(number, handle);
        Some(Place {
            roster: Arc::clone(self),
            number,
        })
    }

    /// How many clients are being served.
    pub fn running(&self) -> usize {
        self.state().running.len()
    }

    /// How many clients have ended so far.
    pub fn ended(&self) -> u64 {
        self.state().ended
    }

    /// Blocks until more clients have ended than `seen`, or it is closing time, or `patience` is
    /// over.
    pub fn wait_for_an_end(&self, seen: u64, patience: Duration) {
        self.wait_until(patience, |state| state.ended > seen || state.closing);
    }

    /// Declares closing time, and wakes whoever waits in this roster.
    pub fn close(&self) {
        let mut state = self.state();
        state.closing = true;
        self.closing.notify_all();
        self.ended.notify_all();
    }

    /// Whether it is closing time.
    pub fn is_closing(&self) -> bool {
        self.state().closing
    }

    /// Blocks until closing time.
    pub fn wait_for_closing(&self) {
        let state = self.state();
        // As in `state`, a poisoned lock is no reason to do anything else.
        drop(
            self.closing
                .wait_while(state, |state| !state.closing)
                .unwrap_or_else(PoisonError::into_inner),
        );
    }

    /// The acceptor has closed its listener. Closing time, if it is not yet: without an acceptor
    /// there is no server.
    pub fn stopped_accepting(&self) {
        self.state().accepting = false;
        self.close();
    }

    /// Whether there still is an acceptor. If not, its thread is at its very end.
    pub fn is_accepting(&self) -> bool {
        self.state().accepting
    }

    /// Blocks until nobody is being served and nobody is accepted any more, at most for `patience`;
    /// says whether so.
    pub fn wait_until_empty(&self, patience: Duration) -> bool {
        self.wait_until(patience, |state| {
            state.running.is_empty() && !state.accepting
        })
    }

    /// Hangs up on everybody: their handlers' blocked reads and writes end, at once or (on Windows)
    /// at their next time-out.
    pub fn hang_up(&self) {
        for client in self.state().running.values().flatten() {
            // An error means that the client has hung up first.
            let _ = client.shutdown(Shutdown::Both);
        }
    }

    /// Blocks until `condition` holds, or `patience` is over; says whether it holds.
    fn wait_until(&self, patience: Duration, condition: impl Fn(&State) -> bool) -> bool {
        let deadline = Instant::now() + patience;
        let mut state = self.state();
        state.waiting += 1;
        while !condition(&state) {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            (state, _) = self
                .ended
                .wait_timeout(state, left)
                .unwrap_or_else(PoisonError::into_inner);
        }
        state.waiting -= 1;
        condition(&state)
    }

    /// Locks the state. No code that can panic runs under this lock, and if one did, the numbers
    /// would still be right: a poisoned lock is taken as it is, for one client's panic must not end
    /// the others.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A client's entry in the roster. Dropping it, also while a panic unwinds, takes the client out.
pub(crate) struct Place {
    roster: Arc<Roster>,
    number: u64,
}

impl Drop for Place {
    fn drop(&mut self) {
        // The descriptor is free before anybody is told that one is.
        let handle = self.roster.state().running.remove(&self.number);
        drop(handle);
        let mut state = self.roster.state();
        state.ended += 1;
        if state.waiting > 0 {
            self.roster.ended.notify_all();
        }
    }
}
