// wrong: the chapter's printed version: a reader holds one lock and a writer the other, and each waits for the other's
// rejected by: readers_writers::exercise_3_no_writer_gets_in_beside_a_reader
// told: nobody will wake them
// file: src/shared_cell/readers_writers.rs
use std::sync::{Condvar, Mutex};

use super::AccessProtocol;

/// Two locks, one for each side.
#[derive(Debug, Default)]
pub struct ReadersWriters {
    ok_to_read: HeldLock,
    ok_to_write: HeldLock,
}

/// A lock that is held from one call to another.
#[derive(Debug, Default)]
struct HeldLock {
    held: Mutex<bool>,
    free: Condvar,
}

impl HeldLock {
    fn acquire(&self) {
        let mut held = self.held.lock().unwrap();
        while *held {
            held = self.free.wait(held).unwrap();
        }
        *held = true;
    }

    fn release(&self) {
        *self.held.lock().unwrap() = false;
        self.free.notify_one();
    }
}

// SAFETY: a thread is inside only while it holds both locks.
unsafe impl AccessProtocol for ReadersWriters {
    fn begin_read(&self) {
        self.ok_to_read.acquire();
        self.ok_to_write.acquire();
    }

    fn end_read(&self) {
        self.ok_to_write.release();
        self.ok_to_read.release();
    }

    fn begin_write(&self) {
        self.ok_to_write.acquire();
        self.ok_to_read.acquire();
    }

    fn end_write(&self) {
        self.ok_to_read.release();
        self.ok_to_write.release();
    }
}
