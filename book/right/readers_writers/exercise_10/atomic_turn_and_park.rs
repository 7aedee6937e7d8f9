// right: the turn is an atomic number; who waits is on a list, and parks
// file: src/shared_cell/producer_consumer.rs
use std::sync::Mutex;
use std::sync::atomic::{AtomicU8, Ordering::SeqCst};
use std::thread::{self, Thread};

use super::AccessProtocol;

const WRITER: u8 = 0;
const READER: u8 = 1;
const TAKEN: u8 = 2;

/// Write, read, write, read.
#[derive(Debug, Default)]
pub struct ProducerConsumer {
    turn: AtomicU8,
    waiting: Mutex<Vec<Thread>>,
}

impl ProducerConsumer {
    fn take(&self, mine: u8) {
        while self.turn.compare_exchange(mine, TAKEN, SeqCst, SeqCst).is_err() {
            // On the list first, then a last look: who passes the turn on after that unparks us.
            self.waiting.lock().unwrap().push(thread::current());
            if self.turn.load(SeqCst) != mine {
                thread::park();
            }
        }
    }

    fn pass(&self, next: u8) {
        self.turn.store(next, SeqCst);
        let waiting = std::mem::take(&mut *self.waiting.lock().unwrap());
        for thread in waiting {
            thread.unpark();
        }
    }
}

// SAFETY: one thread at a time takes the turn.
unsafe impl AccessProtocol for ProducerConsumer {
    fn begin_read(&self) {
        self.take(READER);
    }

    fn end_read(&self) {
        self.pass(WRITER);
    }

    fn begin_write(&self) {
        self.take(WRITER);
    }

    fn end_write(&self) {
        self.pass(READER);
    }
}
