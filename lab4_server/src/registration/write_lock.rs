use std::io;
use std::sync::{Mutex, PoisonError};

/// Something that records can be appended to, by one writer at a time.
pub trait Append {
    /// Appends `record`, all of it, and returns when it would outlast a power cut.
    ///
    /// # Errors
    /// If that cannot be had. Then nothing of `record` is left, or the next call removes it.
    fn append(&mut self, record: &str) -> io::Result<()>;
}

// ANCHOR: write_lock
/// The records, and the right to write them: one writer at a time.
#[derive(Debug)]
pub struct WriteLock<R> {
    /// Whoever holds it appends a record. All others who have one to append wait for it, and nobody
    /// else does.
    records: Mutex<R>,
}
// ANCHOR_END: write_lock

impl<R: Append> WriteLock<R> {
    /// A lock for `records`. From now on nobody else shall write there.
    pub fn new(records: R) -> WriteLock<R> {
        WriteLock {
            records: Mutex::new(records),
        }
    }

    /// Appends `record`, and returns when it is safe. Blocks while another writer is at work.
    ///
    /// The lock is held while the disk works, which is long: but a writer that let the next one in
    /// before its own record is safe could not take it back any more if the disk refuses.
    ///
    /// # Errors
    /// As [`Append::append`]: then `record` is not among the records, and the next writer is not
    /// disturbed.
    // ANCHOR: append
    pub fn append(&self, record: &str) -> io::Result<()> {
        // Poison says that a writer panicked. `Append` promises that the next one removes what that
        // has left.
        let mut records = self.records.lock().unwrap_or_else(PoisonError::into_inner);
        records.append(record)
    }
    // ANCHOR_END: append
}
