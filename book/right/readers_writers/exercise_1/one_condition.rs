// right: one condition for both sides, and notify_all: who may not enter yet waits on
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
    readers_inside: u32,
    writer_inside: bool,
    waiting_readers: u32,
    waiting_writers: u32,
    writes_ended: u64,
}

// SAFETY: a writer enters when nobody is inside, and nobody enters while it is.
unsafe impl AccessProtocol for ReadersWriters {
    fn begin_read(&self) {
        let mut state = self.state.lock().unwrap();
        if state.writer_inside || state.waiting_writers > 0 {
            state.waiting_readers += 1;
            let writes_ended = state.writes_ended;
            while state.writes_ended == writes_ended {
                state = self.changed.wait(state).unwrap();
            }
        } else {
            state.readers_inside += 1;
        }
    }

    fn end_read(&self) {
        self.state.lock().unwrap().readers_inside -= 1;
        self.changed.notify_all();
    }

    fn begin_write(&self) {
        let mut state = self.state.lock().unwrap();
        state.waiting_writers += 1;
        while state.writer_inside || state.readers_inside > 0 {
            state = self.changed.wait(state).unwrap();
        }
        state.waiting_writers -= 1;
        state.writer_inside = true;
    }

    fn end_write(&self) {
        let mut state = self.state.lock().unwrap();
        state.writer_inside = false;
        state.writes_ended += 1;
        state.readers_inside = std::mem::take(&mut state.waiting_readers);
        self.changed.notify_all();
    }
}
