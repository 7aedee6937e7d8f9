//! The cell of readers and writers, with a protocol of which a graph shows what it remembers.
#![allow(unsafe_code)]

use std::sync::Arc;

use crate::scenario::show_guarded;
use crate::sources::rw_cell::{self, AccessProtocol, ReadersWriters};

/// The member's cell, which stays as it is.
pub type SharedCell<T> = rw_cell::SharedCell<T, Watched>;

/// The member's protocol, which stays as it is.
#[derive(Debug)]
pub struct Watched(Arc<ReadersWriters>);

impl Default for Watched {
    /// Nobody is inside. From now on a graph shows who is.
    fn default() -> Self {
        let protocol = Arc::new(ReadersWriters::default());
        show_guarded(&protocol, "");
        Watched(protocol)
    }
}

// SAFETY: all is done by a protocol that promises it.
unsafe impl AccessProtocol for Watched {
    fn begin_read(&self) {
        self.0.begin_read();
    }

    fn end_read(&self) {
        self.0.end_read();
    }

    fn begin_write(&self) {
        self.0.begin_write();
    }

    fn end_write(&self) {
        self.0.end_write();
    }
}
