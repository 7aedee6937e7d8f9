//! `Barrier`.

use crate::engine::{Named, Weight, here, telling};
use std::fmt;
use std::panic::Location;
use std::sync as real;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// As in `std`.
pub struct Barrier {
    named: Named,
    size: usize,
    real: real::Barrier,
    /// For explorations.
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    waiting: usize,
    /// How many groups have passed: who waits for its group waits for a change of this.
    groups: usize,
}

/// As in `std`.
pub struct BarrierWaitResult {
    is_leader: bool,
}

impl BarrierWaitResult {
    /// As in `std`.
    pub fn is_leader(&self) -> bool {
        self.is_leader
    }
}

impl Barrier {
    /// As in `std`. The story calls it what it is called in the source line of this call.
    #[track_caller]
    pub const fn new(size: usize) -> Self {
        Barrier {
            named: Named::new("barrier", Location::caller()),
            size,
            real: real::Barrier::new(size),
            state: Mutex::new(State {
                waiting: 0,
                groups: 0,
            }),
        }
    }

    /// As in `std`.
    #[track_caller]
    pub fn wait(&self) -> BarrierWaitResult {
        if !here::exploring() {
            let is_leader = self.real.wait().is_leader();
            return BarrierWaitResult { is_leader };
        }
        let at = Location::caller();
        here::point();
        let mut state = self.state();
        state.waiting += 1;
        let arrived = state.waiting;
        let is_leader = arrived >= self.size;
        let group = state.groups;
        if is_leader {
            *state = State {
                waiting: 0,
                groups: group + 1,
            };
        }
        drop(state);
        let count = || {
            format!(
                "{}, as number {arrived} of {}",
                self.named.label(),
                self.size
            )
        };
        telling::tell(Weight::Full, Some(at), || format!("comes to {}", count()));
        if is_leader {
            here::wake_all(self.named.key());
        }
        while self.state().groups == group {
            here::block(self.named.key(), None, at, || {
                format!("waits at {}", count())
            });
        }
        BarrierWaitResult { is_leader }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Barrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Barrier").finish_non_exhaustive()
    }
}

impl fmt::Debug for BarrierWaitResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BarrierWaitResult")
            .field("is_leader", &self.is_leader)
            .finish()
    }
}
