//! The idea of the chapter's synchronized cell: the item lies beside the lock, and is read when the lock has been given
//! back.

use std::sync::atomic::{AtomicI64, Ordering::SeqCst};
use std::sync::{Condvar, Mutex};

/// One item, and whether it may be replaced.
#[derive(Debug)]
pub struct ReadTooLate {
    data: AtomicI64,
    writeable: Mutex<bool>,
    changed: Condvar,
}

impl ReadTooLate {
    /// A cell that holds -1, and may be written.
    pub const fn new() -> Self {
        Self {
            data: AtomicI64::new(-1),
            writeable: Mutex::new(true),
            changed: Condvar::new(),
        }
    }

    // ANCHOR: set_data
    pub fn set_data(&self, data: i64) {
        let mut writeable = self.writeable.lock().unwrap();
        while !*writeable {
            writeable = self.changed.wait(writeable).unwrap();
        }
        self.data.store(data, SeqCst);
        *writeable = false;
        self.changed.notify_one();
    }
    // ANCHOR_END: set_data

    // ANCHOR: get_data
    pub fn get_data(&self) -> i64 {
        let mut writeable = self.writeable.lock().unwrap();
        while *writeable {
            writeable = self.changed.wait(writeable).unwrap();
        }
        *writeable = true;
        self.changed.notify_one();
        drop(writeable);
        self.data.load(SeqCst)
    }
    // ANCHOR_END: get_data
}
