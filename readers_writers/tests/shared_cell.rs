//! `read` and `write` over any protocol, and over the two that there are, under every schedule
//! that the explorer tries.

#[macro_use]
extern crate grading as std; // here std::sync and std::thread are driven by a scheduler

#[path = "../src/shared_cell/mod.rs"]
#[allow(dead_code, unsafe_code, unused_imports)]
mod shared_cell;

use std::cell::RefCell;
use std::explore::{call, every_schedule, quiesce, spawn};
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use shared_cell::{AccessProtocol, PcSharedCell, RwSharedCell, SharedCell};

thread_local! {
    /// What has happened in this thread, and so in this schedule, as a [`Logged`] cell has one
    /// thread only.
    static LOG: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

fn log(line: &'static str) {
    LOG.with_borrow_mut(|log| log.push(line));
}

/// Fails unless just these things have happened, in this order.
#[track_caller]
fn assert_logged(expected: &[&str], why: &str) {
    let logged = LOG.take();
    assert!(
        logged == expected,
        "what is seen of this access is {}; it must be {}: {why}",
        logged.join(", "),
        expected.join(", ")
    );
}

/// A protocol that lets its only thread in, and writes down what that thread asks for.
#[derive(Default)]
struct Logged;

#[allow(unsafe_code)] // the only way to make a protocol
// SAFETY: the cells with this protocol stay in the thread that has made them, which does not write
// while it is inside.
unsafe impl AccessProtocol for Logged {
    fn begin_read(&self) {
        log("begin_read");
    }

    fn end_read(&self) {
        log("end_read");
    }

    fn begin_write(&self) {
        log("begin_write");
    }

    fn end_write(&self) {
        log("end_write");
    }
}

/// What a panic is about.
fn words(outcome: Result<(), Box<dyn std::any::Any + Send>>) -> Option<&'static str> {
    outcome.err()?.downcast_ref().copied()
}

const EACH_ONCE: &str = "each once, in this order, and no other lock instead (std's RwLock promises \
                         no order: one side may starve)";

#[test]
fn exercise_5_the_reader_is_called_between_begin_read_and_end_read() {
    every_schedule(|| {
        let cell: SharedCell<u32, Logged> = SharedCell::new(1);
        let result = cell.read(|number| {
            log("the reader");
            number + 1
        });
        assert_logged(&["begin_read", "the reader", "end_read"], EACH_ONCE);
        assert_eq!(result, 2, "read returns what its reader returns");
    });
}

#[test]
fn exercise_5_readers_are_inside_together() {
    every_schedule(|| {
        let cell: SharedCell<u32, Logged> = SharedCell::new(1);
        // One thread is enough: this protocol lets it in twice.
        let sum = call("first read", || {
            cell.read(|one| call("second read", || cell.read(|other| one + other)))
        });
        assert_eq!(sum, 2);
    });
}

#[test]
fn exercise_5_a_reader_that_panics_leaves() {
    every_schedule(|| {
        let cell: SharedCell<u32, Logged> = SharedCell::new(1);
        let outcome = panic::catch_unwind(AssertUnwindSafe(|| {
            cell.read(|_| panic!("this reader was told to panic"));
        }));
        assert_eq!(
            words(outcome),
            Some("this reader was told to panic"),
            "the reader's panic must reach the caller"
        );
        assert_logged(
            &["begin_read", "end_read"],
            "although the reader panics, or the cell stays closed",
        );
        assert_eq!(cell.read(|number| *number), 1);
    });
}

#[test]
fn exercise_6_the_writer_is_called_between_begin_write_and_end_write() {
    every_schedule(|| {
        let cell: SharedCell<u32, Logged> = SharedCell::new(1);
        let result = cell.write(|number| {
            log("the writer");
            std::mem::replace(number, 5)
        });
        assert_logged(&["begin_write", "the writer", "end_write"], EACH_ONCE);
        assert_eq!(result, 1, "write returns what its writer returns");
        assert_eq!(
            cell.into_inner(),
            5,
            "what the writer has written must be in the cell"
        );
    });
}

#[test]
fn exercise_6_a_writer_that_panics_leaves() {
    every_schedule(|| {
        let cell: SharedCell<u32, Logged> = SharedCell::new(1);
        let outcome = panic::catch_unwind(AssertUnwindSafe(|| {
            cell.write(|number| {
                *number = 2;
                panic!("this writer was told to panic");
            });
        }));
        assert_eq!(
            words(outcome),
            Some("this writer was told to panic"),
            "the writer's panic must reach the caller"
        );
        assert_logged(
            &["begin_write", "end_write"],
            "although the writer panics, or the cell stays closed",
        );
        cell.write(|number| *number += 1);
        assert_eq!(
            cell.into_inner(),
            3,
            "others must find the data as the writer left it"
        );
    });
}

/// A thread called `name` that reads once.
fn reader(name: &'static str, cell: &Arc<RwSharedCell<u32>>) -> JoinHandle<u32> {
    let cell = Arc::clone(cell);
    spawn(name, move || call("read", || cell.read(|value| *value)))
}

/// A thread called `name` that writes once: it adds 1.
fn writer(name: &'static str, cell: &Arc<RwSharedCell<u32>>) -> JoinHandle<()> {
    let cell = Arc::clone(cell);
    spawn(name, move || {
        call("write", || cell.write(|value| *value += 1));
    })
}

#[test]
fn a_writer_does_not_starve() {
    every_schedule(|| {
        let cell = Arc::new(RwSharedCell::new(0));
        let (waiting, late) = cell.read(|_| {
            let waiting = writer("waiting writer", &cell);
            quiesce();
            let late = reader("late reader", &cell);
            quiesce();
            (waiting, late)
        });
        waiting.join().unwrap();
        assert_eq!(
            late.join().unwrap(),
            1,
            "a reader got in before the writer that it found waiting: if readers kept coming, the \
             writer would starve (std's RwLock promises no order)"
        );
    });
}

#[test]
fn readers_do_not_starve() {
    every_schedule(|| {
        let cell = Arc::new(RwSharedCell::new(0));
        let (next, waiting) = cell.write(|_| {
            let next = writer("next writer", &cell);
            quiesce();
            let waiting = reader("waiting reader", &cell);
            quiesce();
            (next, waiting)
        });
        assert_eq!(
            waiting.join().unwrap(),
            0,
            "a reader was waiting when a write ended, and another writer went first: if writers \
             kept coming, the reader would starve (std's RwLock promises no order)"
        );
        next.join().unwrap();
    });
}

#[test]
fn who_waits_gets_in_though_the_writer_inside_panics() {
    every_schedule(|| {
        let cell = Arc::new(RwSharedCell::new(1));
        let waiting = Mutex::new(None);
        let outcome = panic::catch_unwind(AssertUnwindSafe(|| {
            cell.write(|_| {
                *waiting.lock().unwrap() = Some(reader("waiting reader", &cell));
                quiesce();
                panic!("this writer was told to panic");
            });
        }));
        assert!(outcome.is_err(), "the writer's panic must reach the caller");
        let waiting = waiting.into_inner().unwrap().unwrap();
        assert_eq!(waiting.join().unwrap(), 1);
        cell.write(|value| *value += 1);
        assert_eq!(cell.read(|value| *value), 2);
    });
}

#[test]
fn in_turns_every_item_is_read_once() {
    every_schedule(|| {
        let cell = Arc::new(PcSharedCell::new(0));
        let writers_cell = Arc::clone(&cell);
        let producer = spawn("producer", move || {
            for item in 1..=3 {
                writers_cell.write(|value| *value = item);
            }
        });
        let got = [(); 3].map(|()| cell.read(|value| *value));
        producer.join().unwrap();
        assert_eq!(got, [1, 2, 3], "other items were read than written");
    });
}

#[test]
fn in_turns_who_panics_inside_has_had_a_turn() {
    every_schedule(|| {
        let cell = PcSharedCell::new(0);
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
