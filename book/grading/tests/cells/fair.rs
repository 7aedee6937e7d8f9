//! Right: many readers or one writer; a writer that waits holds back new readers; a panic leaves the cell open.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

pub struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    readers: usize,
    writers_waiting: usize,
    value: u32,
}

/// A reader that leaves even if its closure panics.
struct Reading<'a>(&'a Shared);

impl Shared {
    pub fn new() -> Self {
        Shared {
            state: Mutex::new(State {
                readers: 0,
                writers_waiting: 0,
                value: 0,
            }),
            changed: Condvar::new(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait_while<'a>(
        &self,
        state: MutexGuard<'a, State>,
        condition: impl Fn(&State) -> bool,
    ) -> MutexGuard<'a, State> {
        let waited = self.changed.wait_while(state, |state| condition(state));
        waited.unwrap_or_else(PoisonError::into_inner)
    }

    pub fn read(&self, reader: impl FnOnce(u32)) {
        let mut state = self.wait_while(self.state(), |state| state.writers_waiting > 0);
        state.readers += 1;
        let value = state.value;
        drop(state);
        let _reading = Reading(self);
        reader(value);
    }

    pub fn write(&self, writer: impl FnOnce(&mut u32)) {
        let mut state = self.state();
        state.writers_waiting += 1;
        let mut state = self.wait_while(state, |state| state.readers > 0);
        state.writers_waiting -= 1;
        self.changed.notify_all();
        writer(&mut state.value);
    }
}

impl Drop for Reading<'_> {
    fn drop(&mut self) {
        self.0.state().readers -= 1;
        self.0.changed.notify_all();
    }
}
