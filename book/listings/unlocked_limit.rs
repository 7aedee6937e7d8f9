//! A limit that is looked at, and then acted on: two steps, and nobody waits for anybody.

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

/// How many clients run.
#[derive(Debug)]
pub struct UnlockedLimit {
    running: AtomicUsize,
    limit: usize,
}

impl UnlockedLimit {
    /// Nobody runs; at most `limit` are to.
    pub const fn new(limit: usize) -> Self {
        Self {
            running: AtomicUsize::new(0),
            limit,
        }
    }

    // ANCHOR: serve
    /// Serves the client if there is a free slot. Else it has to come again: then the result is false.
    pub fn serve(&self, client: impl FnOnce()) -> bool {
        if self.running.load(SeqCst) == self.limit {
            return false;
        }
        self.running.fetch_add(1, SeqCst);
        client();
        self.running.fetch_sub(1, SeqCst);
        true
    }
    // ANCHOR_END: serve
}
