//! The idea of the chapter's cell for readers and writers: two locks, which both sides take, in opposite orders.

use std::sync::Mutex;

/// One lock for each side.
#[derive(Debug)]
pub struct TwoLocks {
    ok_to_read: Mutex<()>,
    ok_to_write: Mutex<()>,
}

impl TwoLocks {
    /// Nobody is inside.
    pub const fn new() -> Self {
        Self {
            ok_to_read: Mutex::new(()),
            ok_to_write: Mutex::new(()),
        }
    }

    // ANCHOR: read
    pub fn read(&self, reader: impl FnOnce()) {
        let _read = self.ok_to_read.lock().unwrap();
        let _write = self.ok_to_write.lock().unwrap();
        reader();
    }
    // ANCHOR_END: read

    // ANCHOR: write
    pub fn write(&self, writer: impl FnOnce()) {
        let _write = self.ok_to_write.lock().unwrap();
        let _read = self.ok_to_read.lock().unwrap();
        writer();
    }
    // ANCHOR_END: write
}
