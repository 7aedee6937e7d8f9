// wrong: one flag for everybody, as a plain mutex: readers never overlap, and nobody is preferred
// rejected by: readers_writers::exercise_1_readers_enter_together
// told: another reader must get in
// file: src/shared_cell/readers_writers.rs
use std::sync::{Condvar, Mutex};

use super::AccessProtocol;

/// One thread at a time.
#[derive(Debug, Default)]
pub struct ReadersWriters {
    busy: Mutex<bool>,
    free: Condvar,
}

impl ReadersWriters {
    fn enter(&self) {
        let mut busy = self.busy.lock().unwrap();
        while *busy {
            busy = self.free.wait(busy).unwrap();
        }
        *busy = true;
    }

    fn leave(&self) {
        *self.busy.lock().unwrap() = false;
        self.free.notify_one();
    }
}

// SAFETY: one thread at a time is inside.
unsafe impl AccessProtocol for ReadersWriters {
    fn begin_read(&self) {
        self.enter();
    }

    fn end_read(&self) {
        self.leave();
    }

    fn begin_write(&self) {
        self.enter();
    }

    fn end_write(&self) {
        self.leave();
    }
}
