//! The scenario in which the reader of the book chooses who runs next. If it fails here, the book's page can load the
//! schedule: its code stands behind `REPLAY=`.

#[macro_use]
extern crate grading as std; // here std::sync and std::thread are driven by a scheduler

#[path = "../src/shared_cell/mod.rs"]
#[allow(dead_code, unsafe_code, unused_imports)]
mod shared_cell;
#[path = "scenarios/visit.rs"]
mod visit;

use std::explore::every_schedule;
use std::sync::Arc;

use shared_cell::{AccessProtocol, ReadersWriters};

impl visit::Room for ReadersWriters {
    fn read(&self, reader: impl FnOnce()) {
        self.begin_read();
        reader();
        self.end_read();
    }

    fn write(&self, writer: impl FnOnce()) {
        self.begin_write();
        writer();
        self.end_write();
    }
}

#[test]
fn each_goes_in_once() {
    every_schedule(|| visit::each_goes_in_once(Arc::new(ReadersWriters::default()), 2));
}
