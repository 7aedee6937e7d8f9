use std::sync::atomic::{AtomicI64, Ordering::Relaxed};

/// A cell that everybody may set and get at any time; it starts at -1.
///
/// From the chapter's section on the producer/consumer problem, the version that goes wrong.
/// Python lets two threads share a plain variable. Rust does not: a plain `i64` behind a shared
/// reference cannot be changed, and two threads cannot both have it by a mutable one. An atomic
/// is the least that compiles. It takes the *data race* away, so that each single access is whole
/// and the behaviour is defined. The *race condition* stays: nobody waits for anybody.
#[derive(Debug)]
pub struct UnsynchronizedCell {
    /// The item that was set last, or -1. Guarded by nothing, waited for by nobody.
    data: AtomicI64,
}

// ANCHOR: cell
impl UnsynchronizedCell {
    /// A cell that holds -1.
    pub const fn new() -> Self {
        Self {
            data: AtomicI64::new(-1),
        }
    }

    /// Replaces what the cell holds by `data`, seen or not. Does not block.
    pub fn set_data(&self, data: i64) {
        self.data.store(data, Relaxed);
    }

    /// What the cell holds, new or not. Does not block.
    pub fn get_data(&self) -> i64 {
        self.data.load(Relaxed)
    }
}
// ANCHOR_END: cell

impl Default for UnsynchronizedCell {
    fn default() -> Self {
        Self::new()
    }
}
