//! The scenarios in which the reader of the book chooses who runs next. If one fails here, the book's page can load the
//! schedule: its code stands behind `REPLAY=`.

#[macro_use]
extern crate grading as std; // here std::sync and std::thread are driven by a scheduler

#[path = "../src/audit.rs"]
mod audit;
#[path = "scenarios/handover.rs"]
mod handover;
#[path = "../src/multi_consumer_cell.rs"]
mod multi_consumer_cell;
#[path = "scenarios/several_consumers.rs"]
mod several_consumers;
#[path = "../src/shared_cell.rs"]
mod shared_cell;
#[path = "../src/unsynchronized_cell.rs"]
mod unsynchronized_cell;

use std::explore::{Explorer, every_schedule};
use std::sync::Arc;

use multi_consumer_cell::MultiConsumerCell;
use shared_cell::SharedCell;
use unsynchronized_cell::UnsynchronizedCell;

impl several_consumers::Cell for MultiConsumerCell<u32> {
    fn set_data(&self, item: u32) {
        self.set_data(item);
    }

    fn get_data(&self, consumer: usize) -> u32 {
        self.get_data(consumer)
    }
}

#[test]
fn two_items_are_handed_over() {
    every_schedule(|| handover::synchronized(Arc::new(SharedCell::new())));
}

#[test]
fn two_items_get_lost_or_doubled_if_nobody_waits() {
    let scenario = || handover::unsynchronized(Arc::new(UnsynchronizedCell::new()));
    let outcome = Explorer::new().check(scenario);
    assert!(outcome.is_err(), "the chapter's first cell has to fail");
}

#[test]
fn one_item_for_both_consumers() {
    every_schedule(|| several_consumers::one_item_for_both(Arc::new(MultiConsumerCell::new(2))));
}
