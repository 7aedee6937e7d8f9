//! `Once`: something that is done once, while all others wait for it.

use super::Mutex;
use crate::engine::here;
use std::fmt;
use std::panic::Location;
use std::sync as real;
use std::sync::{OnceState, PoisonError};

/// As in `std`.
pub struct Once {
    real: real::Once,
    /// Held while it is being done.
    doing: Mutex<()>,
}

impl Once {
    /// As in `std`. The story calls it what it is called in the source line of this call.
    #[track_caller]
    #[expect(clippy::new_without_default, reason = "as in std")]
    pub const fn new() -> Self {
        Once {
            real: real::Once::new(),
            doing: Mutex::made_at(Location::caller(), ()),
        }
    }

    /// As in `std`.
    #[track_caller]
    pub fn call_once<F: FnOnce()>(&self, action: F) {
        self.in_turn(|| self.real.call_once(action));
    }

    /// As in `std`.
    #[track_caller]
    pub fn call_once_force<F: FnOnce(&OnceState)>(&self, action: F) {
        self.in_turn(|| self.real.call_once_force(action));
    }

    /// As in `std`.
    #[track_caller]
    pub fn wait(&self) {
        if !here::exploring() {
            return self.real.wait();
        }
        let at = Location::caller();
        while !self.is_completed() {
            self.doing.block_until_released(at, "waits for the end of");
        }
    }

    /// As in `std`.
    pub fn is_completed(&self) -> bool {
        here::point();
        self.real.is_completed()
    }

    /// Does what may wait for another thread's `action`, so that the explorer sees the wait.
    #[track_caller]
    fn in_turn(&self, action: impl FnOnce()) {
        if here::exploring() && !self.is_completed() {
            // The real one decides what a panic in the action means.
            let _doing = self.doing.lock().unwrap_or_else(PoisonError::into_inner);
            action();
        } else {
            action();
        }
    }
}

impl fmt::Debug for Once {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.real.fmt(f)
    }
}
