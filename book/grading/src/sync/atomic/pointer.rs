//! `AtomicPtr`.

use super::{Ordering, common_operations, exchanges, fails_for_no_reason, reads, step};
use crate::engine::Named;
use std::panic::Location;
use std::sync::atomic as real;

/// As in `std`.
pub struct AtomicPtr<T> {
    named: Named,
    real: real::AtomicPtr<T>,
}

common_operations!(AtomicPtr[T], *mut T);

impl<T> Default for AtomicPtr<T> {
    #[track_caller]
    fn default() -> Self {
        Self::new(std::ptr::null_mut())
    }
}
