// right: readers that were let in count themselves when they wake up; writers wait for those that have not
// file: src/shared_cell/readers_writers.rs
use std::sync::{Condvar, Mutex};

use super::AccessProtocol;

/// Many readers or one writer.
#[derive(Debug, Default)]
pub struct ReadersWriters {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    inside: u32,
    writing: bool,
    /// Readers that wait for the end of the next write.
    waiting: u32,
    /// Readers that were called and are not inside yet.
    called: u32,
    writers: u32,
    writes: u32,
}

// SAFETY: a writer enters when nobody is inside, and nobody enters while it is.
unsafe impl AccessProtocol for ReadersWriters {
    fn begin_read(&self) {
        let mut state = self.state.lock().unwrap();
        if state.writing || state.writers > 0 {
            state.waiting += 1;
            let writes = state.writes;
            state = self
                .changed
                .wait_while(state, |state| state.writes == writes)
                .unwrap();
            state.called -= 1;
        }
        state.inside += 1;
    }

    fn end_read(&self) {
        self.state.lock().unwrap().inside -= 1;
        self.changed.notify_all();
    }

    fn begin_write(&self) {
        let mut state = self.state.lock().unwrap();
        state.writers += 1;
        state = self
            .changed
            .wait_while(state, |state| {
                state.writing || state.inside > 0 || state.called > 0
            })
            .unwrap();
        state.writers -= 1;
        state.writing = true;
    }

    fn end_write(&self) {
        let mut state = self.state.lock().unwrap();
        state.writing = false;
        state.writes += 1;
        state.called = state.waiting;
        state.waiting = 0;
        drop(state);
        self.changed.notify_all();
    }
}
