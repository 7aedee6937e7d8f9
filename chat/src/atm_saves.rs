use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::sync::{Mutex, PoisonError};

/// When to save data that many threads change, and that can only be saved as a whole: one save at a
/// time, and no more of them than necessary.
///
/// A thread changes the data, [`notes`](AtmSaves::note) that, and [`saves`](AtmSaves::save). While
/// one is writing, others may make their changes, and wait. The first of them to go on writes all
/// of these changes together; the others find that there is nothing left to do.
// ANCHOR: saves
#[derive(Debug, Default)]
pub struct AtmSaves {
    /// How many changes there were: each is counted after it was made, and before it is saved.
    changes: AtomicU64,
    /// So many of them are known to be saved. Held while somebody writes: so writes follow one
    /// another, and what an earlier one has written never replaces what a later one has.
    saved: Mutex<u64>,
}

impl AtmSaves {
    /// No changes yet.
    pub fn new() -> AtmSaves {
        AtmSaves::default()
    }

    /// The data was changed.
    pub fn note(&self) {
        self.changes.fetch_add(1, SeqCst);
    }

    /// Returns when all changes that were noted before this call are saved. Calls `write` for it,
    /// which saves the data as they are at that moment, unless another thread has done so in the
    /// meantime. Blocks while other threads write.
    ///
    /// # Errors
    /// What `write` returns. Then nothing counts as saved that did not before: the next save writes
    /// it again.
    pub fn save<E>(&self, write: impl FnOnce() -> Result<(), E>) -> Result<(), E> {
        let ours = self.changes.load(SeqCst);
        // Poisoned means that somebody's `write` has panicked: it has not been counted as a save.
        let mut saved = self.saved.lock().unwrap_or_else(PoisonError::into_inner);
        if *saved >= ours {
            return Ok(());
        }
        // Looked at before the data are: a change that is made while we write may be saved or not,
        // and does not count as saved.
        let newest = self.changes.load(SeqCst);
        write()?;
        *saved = newest;
        Ok(())
    }
}
// ANCHOR_END: saves
