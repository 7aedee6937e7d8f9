//! The shared cell with the producer/consumer protocol (Project 9), under every schedule that the
//! explorer tries.

#[macro_use]
extern crate grading as std; // here std::sync and std::thread are driven by a scheduler

#[path = "../src/shared_cell/mod.rs"]
#[allow(dead_code, unsafe_code, unused_imports)]
mod shared_cell;

use std::explore::{every_schedule, quiesce, spawn};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;

use shared_cell::PcSharedCell;

type PcCell = PcSharedCell<u32>;

#[test]
fn exercise_5_writes_and_reads_take_turns() {
    every_schedule(|| {
        let cell = Arc::new(PcCell::new(0));
        let writers_cell = Arc::clone(&cell);
        let producer = spawn("producer", move || {
            for item in 1..=3 {
                writers_cell.write(|value| *value = item);
            }
        });
        let got = [(); 3].map(|()| cell.read(|value| *value));
        producer.join().unwrap();
        assert_eq!(
            got,
            [1, 2, 3],
            "the consumer read other items than were written"
        );
    });
}

#[test]
fn exercise_5_a_read_waits_for_the_first_write() {
    every_schedule(|| {
        let cell = Arc::new(PcCell::new(0));
        let consumers_cell = Arc::clone(&cell);
        let consumer = spawn("consumer", move || consumers_cell.read(|value| *value));
        quiesce();
        cell.write(|value| *value = 7);
        assert_eq!(
            consumer.join().unwrap(),
            7,
            "the consumer read what nobody had written"
        );
    });
}

#[test]
fn exercise_6_several_writers_and_readers_take_turns() {
    every_schedule(|| {
        let cell = Arc::new(PcCell::new(0));
        let mut writers = Vec::new();
        for (name, item) in [("producer A", 1), ("producer B", 2)] {
            let cell = Arc::clone(&cell);
            writers.push(spawn(name, move || cell.write(|value| *value = item)));
        }
        let readers = ["consumer X", "consumer Y"].map(|name| {
            let cell = Arc::clone(&cell);
            spawn(name, move || cell.read(|value| *value))
        });
        let mut got = readers.map(|reader| reader.join().unwrap());
        for writer in writers {
            writer.join().unwrap();
        }
        got.sort_unstable();
        assert_eq!(got, [1, 2], "every item must be read exactly once");
    });
}

#[test]
fn exercise_6_who_panics_inside_has_had_a_turn() {
    every_schedule(|| {
        let cell = PcCell::new(0);
        let write = panic::catch_unwind(AssertUnwindSafe(|| {
            cell.write(|_| panic!("this writer was told to panic"));
        }));
        assert!(write.is_err());
        let read = panic::catch_unwind(AssertUnwindSafe(|| {
            cell.read(|_| panic!("this reader was told to panic"));
        }));
        assert!(read.is_err());
        cell.write(|value| *value = 3);
        assert_eq!(cell.read(|value| *value), 3);
    });
}
