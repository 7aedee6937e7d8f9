//! `AtomicBool`.

use super::{
    Ordering, common_operations, exchanges, fails_for_no_reason, fetch_operations, reads, step,
};
use crate::engine::Named;
use std::panic::Location;
use std::sync::atomic as real;

/// As in `std`.
pub struct AtomicBool {
    named: Named,
    real: real::AtomicBool,
}

common_operations!(AtomicBool, bool);
fetch_operations!(AtomicBool, bool: fetch_and fetch_nand fetch_or fetch_xor);

impl AtomicBool {
    /// As in `std`.
    #[track_caller]
    pub fn fetch_not(&self, order: Ordering) -> bool {
        self.fetch_xor(true, order)
    }
}

impl Default for AtomicBool {
    #[track_caller]
    fn default() -> Self {
        AtomicBool::new(false)
    }
}
