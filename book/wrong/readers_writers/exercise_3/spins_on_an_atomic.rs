// wrong: one atomic number and a loop that asks again and again: who waits burns a processor, and writers starve
// rejected by: readers_writers::exercise_3_a_writer_waits_while_a_reader_is_inside
// rejected by: readers_writers::exercise_3_a_writer_waits_while_another_is_inside
// told: does it wait in a loop instead of blocking?
// file: src/shared_cell/readers_writers.rs
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use super::AccessProtocol;

/// In place of the number of readers.
const WRITER: u32 = u32::MAX;

/// Many readers or one writer.
#[derive(Debug, Default)]
pub struct ReadersWriters {
    inside: AtomicU32,
}

impl ReadersWriters {
    fn change(&self, from: u32, to: u32) -> bool {
        self.inside
            .compare_exchange(from, to, Ordering::SeqCst, Ordering::SeqCst)
            .is_ok()
    }
}

// SAFETY: a writer enters when the number is 0, and as long as it is inside nobody can change it.
unsafe impl AccessProtocol for ReadersWriters {
    fn begin_read(&self) {
        loop {
            let inside = self.inside.load(Ordering::SeqCst);
            if inside != WRITER && self.change(inside, inside + 1) {
                return;
            }
            thread::yield_now();
        }
    }

    fn end_read(&self) {
        self.inside.fetch_sub(1, Ordering::SeqCst);
    }

    fn begin_write(&self) {
        while !self.change(0, WRITER) {
            thread::yield_now();
        }
    }

    fn end_write(&self) {
        self.inside.store(0, Ordering::SeqCst);
    }
}
