//! The shared cell with the readers/writers protocol, under every schedule that the explorer
//! tries.

#[macro_use]
extern crate grading as std; // here std::sync and std::thread are driven by a scheduler

#[path = "../src/shared_cell/mod.rs"]
#[allow(dead_code, unsafe_code, unused_imports)]
mod shared_cell;

use std::explore::{call, every_schedule, quiesce, spawn};
use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Barrier, Mutex};
use std::thread::JoinHandle;

use shared_cell::RwSharedCell;

type Cell = RwSharedCell<u32>;

/// Who has been inside, in that order.
#[derive(Clone)]
struct Visitors {
    names: Arc<Mutex<Vec<&'static str>>>,
}

impl Visitors {
    fn new() -> Self {
        Self {
            names: Arc::new(Mutex::new(Vec::new())),
        }
    }

    fn enter(&self, name: &'static str) {
        self.names.lock().unwrap().push(name);
    }

    fn names(&self) -> Vec<&'static str> {
        self.names.lock().unwrap().clone()
    }
}

/// A thread called `name` that reads once.
fn reader(name: &'static str, cell: &Arc<Cell>, visitors: &Visitors) -> JoinHandle<u32> {
    let (cell, visitors) = (Arc::clone(cell), visitors.clone());
    spawn(name, move || {
        call("read", || {
            cell.read(|value| {
                visitors.enter(name);
                *value
            })
        })
    })
}

/// A thread called `name` that writes once: it adds 1.
fn writer(name: &'static str, cell: &Arc<Cell>, visitors: &Visitors) -> JoinHandle<()> {
    let (cell, visitors) = (Arc::clone(cell), visitors.clone());
    spawn(name, move || {
        call("write", || {
            cell.write(|value| {
                visitors.enter(name);
                *value += 1;
            });
        });
    })
}

#[test]
fn exercise_1_readers_meet_inside() {
    every_schedule(|| {
        let cell = Arc::new(Cell::new(0));
        let all_inside = Arc::new(Barrier::new(3));
        let readers = ["reader 1", "reader 2", "reader 3"].map(|name| {
            let (cell, all_inside) = (Arc::clone(&cell), Arc::clone(&all_inside));
            // Whoever is inside waits there for the others: readers that go in one after another
            // never get past the barrier.
            spawn(name, move || {
                cell.read(|_| all_inside.wait());
            })
        });
        for reader in readers {
            reader.join().unwrap();
        }
    });
}

#[test]
fn exercise_1_a_reader_does_not_wait_while_only_readers_are_inside() {
    every_schedule(|| {
        let cell = Arc::new(Cell::new(0));
        let visitors = Visitors::new();
        let second = cell.read(|_| {
            let second = reader("reader 2", &cell, &visitors);
            quiesce();
            assert_eq!(
                visitors.names(),
                ["reader 2"],
                "while a reader is inside and no writer waits, a second reader must get in"
            );
            second
        });
        second.join().unwrap();
    });
}

#[test]
fn exercise_1_a_waiting_writer_holds_back_later_readers() {
    every_schedule(|| {
        let cell = Arc::new(Cell::new(0));
        let visitors = Visitors::new();
        let (writer, late) = cell.read(|_| {
            let writer = writer("writer", &cell, &visitors);
            quiesce();
            let late = reader("late reader", &cell, &visitors);
            quiesce();
            assert_eq!(
                visitors.names(),
                [""; 0],
                "while a reader is inside and a writer waits, nobody else must get in"
            );
            (writer, late)
        });
        assert_eq!(
            late.join().unwrap(),
            1,
            "the late reader passed the waiting writer"
        );
        writer.join().unwrap();
        assert_eq!(visitors.names(), ["writer", "late reader"]);
    });
}

#[test]
fn exercise_1_after_a_write_the_waiting_readers_go_before_the_next_writer() {
    every_schedule(|| {
        let cell = Arc::new(Cell::new(0));
        let visitors = Visitors::new();
        let mut readers = Vec::new();
        let mut writers = Vec::new();
        cell.write(|_| {
            writers.push(writer("writer", &cell, &visitors));
            quiesce();
            readers.push(reader("reader 1", &cell, &visitors));
            readers.push(reader("reader 2", &cell, &visitors));
            quiesce();
        });
        for reader in readers {
            assert_eq!(
                reader.join().unwrap(),
                0,
                "readers were waiting when the write ended, but the next writer went first"
            );
        }
        for writer in writers {
            writer.join().unwrap();
        }
        assert_eq!(
            visitors.names()[2],
            "writer",
            "the writer must go in after both readers"
        );
    });
}

#[test]
fn exercise_1_readers_that_were_let_in_are_not_overtaken_by_a_new_writer() {
    every_schedule(|| {
        let cell = Arc::new(Cell::new(0));
        let visitors = Visitors::new();
        let waiting = cell.write(|_| {
            let waiting = reader("waiting reader", &cell, &visitors);
            quiesce();
            waiting
        });
        // The write has ended, the reader may not have woken up yet.
        let new = writer("new writer", &cell, &visitors);
        assert_eq!(
            waiting.join().unwrap(),
            0,
            "a reader that was waiting when the write ended was overtaken by a new writer"
        );
        new.join().unwrap();
    });
}

#[test]
fn exercise_1_a_batch_of_readers_is_let_in_once() {
    every_schedule(|| {
        let cell = Arc::new(Cell::new(0));
        let visitors = Visitors::new();
        let waiting = cell.write(|_| {
            let waiting = reader("waiting reader", &cell, &visitors);
            quiesce();
            waiting
        });
        waiting.join().unwrap();
        // Whoever still counts the reader that has come and gone keeps one of these writers out.
        cell.write(|value| *value += 1);
        cell.write(|value| *value += 1);
        assert_eq!(cell.read(|value| *value), 2);
    });
}

#[test]
fn exercise_2_a_writer_is_alone() {
    every_schedule(|| {
        let cell = Arc::new(Cell::new(0));
        let (readers, writers) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let mut threads = Vec::new();
        for name in ["writer 1", "writer 2"] {
            let (cell, readers, writers) = (
                Arc::clone(&cell),
                Arc::clone(&readers),
                Arc::clone(&writers),
            );
            threads.push(spawn(name, move || {
                cell.write(|value| {
                    let others = writers.fetch_add(1, SeqCst) + readers.load(SeqCst);
                    assert_eq!(others, 0, "a writer is inside together with somebody else");
                    *value += 1;
                    writers.fetch_sub(1, SeqCst);
                });
            }));
        }
        for name in ["reader 1", "reader 2"] {
            let (cell, readers, writers) = (
                Arc::clone(&cell),
                Arc::clone(&readers),
                Arc::clone(&writers),
            );
            threads.push(spawn(name, move || {
                cell.read(|_| {
                    readers.fetch_add(1, SeqCst);
                    assert_eq!(
                        writers.load(SeqCst),
                        0,
                        "a reader is inside together with a writer"
                    );
                    readers.fetch_sub(1, SeqCst);
                });
            }));
        }
        for thread in threads {
            thread.join().unwrap();
        }
        assert_eq!(cell.read(|value| *value), 2, "a write was lost");
    });
}

#[test]
fn exercise_2_all_waiting_writers_get_their_turn() {
    every_schedule(|| {
        let cell = Arc::new(Cell::new(0));
        let visitors = Visitors::new();
        let writers = cell.read(|_| {
            let writers =
                ["writer 1", "writer 2", "writer 3"].map(|name| writer(name, &cell, &visitors));
            quiesce();
            writers
        });
        for writer in writers {
            writer.join().unwrap();
        }
        assert_eq!(cell.read(|value| *value), 3, "a write was lost");
    });
}

#[test]
fn exercise_2_the_last_of_several_readers_lets_the_writer_in() {
    every_schedule(|| {
        let cell = Arc::new(Cell::new(0));
        let visitors = Visitors::new();
        let first_is_out = Arc::new(AtomicBool::new(false));
        let (second_cell, second_visitors) = (Arc::clone(&cell), visitors.clone());
        let out = Arc::clone(&first_is_out);
        let (second, writer) = cell.read(|_| {
            let second = spawn("second reader", move || {
                second_cell.read(|_| {
                    while !out.load(SeqCst) {
                        quiesce();
                    }
                    quiesce(); // time enough for a writer who believes that nobody is inside
                    assert_eq!(
                        second_visitors.names(),
                        [""; 0],
                        "the writer went in while the second of two readers was still inside"
                    );
                });
            });
            quiesce();
            let writer = writer("writer", &cell, &visitors);
            quiesce();
            (second, writer)
        });
        first_is_out.store(true, SeqCst);
        second.join().unwrap();
        writer.join().unwrap();
    });
}

#[test]
fn neither_side_starves() {
    // Two of each side, again and again: whoever waits gets in although the other side never stops
    // coming. A thread that never gets in shows as a run without end.
    every_schedule(|| {
        let cell = Arc::new(Cell::new(0));
        let stop = Arc::new(AtomicBool::new(false));
        let mut busy = Vec::new();
        for name in ["busy reader 1", "busy reader 2"] {
            let (cell, stop) = (Arc::clone(&cell), Arc::clone(&stop));
            busy.push(spawn(name, move || {
                while !stop.load(SeqCst) {
                    cell.read(|_| std::thread::yield_now());
                }
            }));
        }
        let (writers_cell, writers_stop) = (Arc::clone(&cell), Arc::clone(&stop));
        let writer = spawn("writer", move || {
            writers_cell.write(|value| *value += 1);
            writers_stop.store(true, SeqCst);
        });
        writer.join().unwrap();
        for thread in busy {
            thread.join().unwrap();
        }
    });
}

#[test]
fn exercise_3_a_reader_that_panics_leaves_the_cell_open() {
    every_schedule(|| {
        let cell = Cell::new(1);
        let outcome = panic::catch_unwind(AssertUnwindSafe(|| {
            cell.read(|_| panic!("this reader was told to panic"));
        }));
        assert!(outcome.is_err(), "the reader's panic must reach the caller");
        cell.write(|value| *value += 1);
        assert_eq!(cell.read(|value| *value), 2);
    });
}

#[test]
fn exercise_4_a_writer_that_panics_leaves_the_cell_open() {
    every_schedule(|| {
        let cell = Arc::new(Cell::new(1));
        let visitors = Visitors::new();
        let mut waiting = None;
        let outcome = panic::catch_unwind(AssertUnwindSafe(|| {
            cell.write(|_| {
                waiting = Some(reader("waiting reader", &cell, &visitors));
                quiesce();
                panic!("this writer was told to panic");
            });
        }));
        assert!(outcome.is_err(), "the writer's panic must reach the caller");
        waiting.take().unwrap().join().unwrap();
        cell.write(|value| *value += 1);
        assert_eq!(cell.read(|value| *value), 2);
    });
}

#[test]
fn what_the_closures_return_is_returned() {
    every_schedule(|| {
        let cell = Cell::new(1);
        assert_eq!(cell.read(|value| value + 1), 2);
        assert_eq!(cell.write(|value| std::mem::replace(value, 5)), 1);
        assert_eq!(cell.into_inner(), 5);
    });
}
