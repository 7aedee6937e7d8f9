//! The scenario in which the reader of the book chooses who runs next. If it fails here, the book's page can load the
//! schedule: its code stands behind `REPLAY=`.

#[macro_use]
extern crate grading as std; // here std::sync and std::thread are driven by a scheduler

#[path = "../src/client_lists.rs"]
mod client_lists;
#[path = "scenarios/one_slot.rs"]
mod one_slot;

use std::explore::every_schedule;
use std::sync::Arc;

use client_lists::ClientLists;

#[test]
fn two_clients_and_one_slot() {
    every_schedule(|| one_slot::two_clients(Arc::new(ClientLists::new(1))));
}
