//! Wrong: a reader whose closure panics is counted as being inside for ever.

use std::sync::{Condvar, Mutex};

pub struct Shared {
    state: Mutex<State>,
    nobody_inside: Condvar,
}

struct State {
    readers: usize,
    value: u32,
}

impl Shared {
    pub fn new() -> Self {
        Shared {
            state: Mutex::new(State {
                readers: 0,
                value: 0,
            }),
            nobody_inside: Condvar::new(),
        }
    }

    pub fn read(&self, reader: impl FnOnce(u32)) {
        let mut state = self.state.lock().unwrap();
        state.readers += 1;
        let value = state.value;
        drop(state);
        reader(value);
        self.state.lock().unwrap().readers -= 1;
        self.nobody_inside.notify_all();
    }

    pub fn write(&self, writer: impl FnOnce(&mut u32)) {
        let state = self.state.lock().unwrap();
        let mut state = self
            .nobody_inside
            .wait_while(state, |state| state.readers > 0)
            .unwrap();
        writer(&mut state.value);
    }
}
