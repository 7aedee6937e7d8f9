//! The counter's tester is tested itself: on cells that keep their promises and on cells that do
//! not, under every schedule that the explorer tries.

#[macro_use]
extern crate grading as std; // here std::sync and std::thread are driven by a scheduler

#[path = "../src/counter.rs"]
#[allow(dead_code)]
mod counter;
#[path = "../src/counter_tester.rs"]
#[allow(dead_code)]
mod counter_tester;
#[path = "../src/shared_cell/mod.rs"]
#[allow(dead_code, unsafe_code, unused_imports)]
mod shared_cell;

use std::explore::{every_schedule, quiesce};
use std::sync::{Mutex, RwLock};

use counter::Counter;
use counter_tester::{CounterCell, CounterTester, CounterVerdict};
use shared_cell::{AccessProtocol, SharedCell};

/// A cell that keeps its promises, and writes down what it is asked for.
#[derive(Default)]
struct GoodCell {
    counter: RwLock<Counter>,
    asked: Mutex<Asked>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Asked {
    increments_by_two: u32,
    decrements_by_two: u32,
    other_writes: u32,
    reads: u32,
}

impl CounterCell for GoodCell {
    fn read<R>(&self, reader: impl FnOnce(&Counter) -> R) -> R {
        let result = reader(&self.counter.read().unwrap());
        self.asked.lock().unwrap().reads += 1;
        result
    }

    fn write<R>(&self, writer: impl FnOnce(&mut Counter) -> R) -> R {
        let mut counter = self.counter.write().unwrap();
        let before = counter.value();
        let result = writer(&mut counter);
        let change = counter.value() - before;
        drop(counter);
        let mut asked = self.asked.lock().unwrap();
        match change {
            2 => asked.increments_by_two += 1,
            -2 => asked.decrements_by_two += 1,
            _ => asked.other_writes += 1,
        }
        result
    }
}

fn threads(incrementers: u32, decrementers: u32, readers: u32, accesses: u32) -> CounterTester {
    CounterTester {
        incrementers,
        decrementers,
        readers,
        accesses,
    }
}

#[test]
fn exercise_7_a_good_cell_is_called_good() {
    every_schedule(|| {
        let verdict = threads(2, 1, 1, 2).test(&GoodCell::default());
        assert!(
            verdict.is_good(),
            "the cell keeps all its promises, but the tester says: {verdict}"
        );
    });
}

#[test]
fn exercise_7_a_good_cell_that_counts_below_zero_is_called_good() {
    every_schedule(|| {
        let verdict = threads(1, 2, 1, 1).test(&GoodCell::default());
        assert!(
            verdict.is_good(),
            "the cell keeps all its promises, but the tester says: {verdict}"
        );
        assert_eq!(
            verdict.expected, -2,
            "one thread counts up by two and two count down by two"
        );
    });
}

#[test]
fn exercise_7_every_thread_makes_its_accesses() {
    every_schedule(|| {
        let cell = GoodCell::default();
        threads(2, 1, 2, 2).test(&cell);
        let asked = *cell.asked.lock().unwrap();
        assert_eq!(
            (asked.increments_by_two, asked.decrements_by_two),
            (4, 2),
            "2 incrementers and 1 decrementer, 2 accesses each: these are the writes that count up \
             by two, and those that count down by two"
        );
        assert_eq!(
            asked.other_writes, 0,
            "every write must count by two, up or down: else there is no half of it to be seen"
        );
        assert!(
            asked.reads >= 4,
            "2 readers with 2 accesses each make 4 reads, not {}",
            asked.reads
        );
    });
}

/// A cell in which every access waits until no other thread can run.
#[derive(Default)]
struct MeetingPlace {
    counter: Mutex<Counter>,
    /// How many accesses are in it, and the most that there ever were.
    inside: Mutex<(u32, u32)>,
}

impl MeetingPlace {
    fn meet(&self) {
        let mut inside = self.inside.lock().unwrap();
        inside.0 += 1;
        inside.1 = inside.1.max(inside.0);
        drop(inside);
        quiesce();
        self.inside.lock().unwrap().0 -= 1;
    }
}

impl CounterCell for MeetingPlace {
    fn read<R>(&self, reader: impl FnOnce(&Counter) -> R) -> R {
        self.meet();
        reader(&self.counter.lock().unwrap())
    }

    fn write<R>(&self, writer: impl FnOnce(&mut Counter) -> R) -> R {
        self.meet();
        writer(&mut self.counter.lock().unwrap())
    }
}

#[test]
fn exercise_7_all_threads_run_at_the_same_time() {
    every_schedule(|| {
        let place = MeetingPlace::default();
        threads(2, 1, 2, 1).test(&place);
        let most = place.inside.lock().unwrap().1;
        assert!(
            most >= 5,
            "of 5 threads never more than {most} were at the cell at the same time: start all of \
             them before you wait for the first one to end"
        );
    });
}

/// A cell whose writers change a copy, and put it back when everybody else has one, too.
#[derive(Default)]
struct CopiesAndPutsBack {
    counter: Mutex<Counter>,
}

impl CounterCell for CopiesAndPutsBack {
    fn read<R>(&self, reader: impl FnOnce(&Counter) -> R) -> R {
        reader(&self.counter.lock().unwrap())
    }

    fn write<R>(&self, writer: impl FnOnce(&mut Counter) -> R) -> R {
        let mut copy = self.counter.lock().unwrap().clone();
        quiesce();
        let result = writer(&mut copy);
        *self.counter.lock().unwrap() = copy;
        result
    }
}

#[track_caller]
fn assert_is_found(verdict: CounterVerdict, fault: &str) {
    assert!(
        !verdict.is_good(),
        "the cell {fault}, but the tester says: {verdict}"
    );
}

#[test]
fn exercise_7_a_cell_that_loses_changes_is_found() {
    every_schedule(|| {
        // All take a copy of 0: at the end the counter stands at 2 or -2, instead of 4 or -4.
        for (incrementers, decrementers) in [(3, 1), (1, 3)] {
            let cell = CopiesAndPutsBack::default();
            let verdict = threads(incrementers, decrementers, 1, 1).test(&cell);
            assert_is_found(verdict, "lost changes of writers who came at the same time");
        }
    });
}

/// A cell whose writers change a copy that nobody ever sees again.
#[derive(Default)]
struct Forgets {
    counter: Counter,
}

impl CounterCell for Forgets {
    fn read<R>(&self, reader: impl FnOnce(&Counter) -> R) -> R {
        reader(&self.counter)
    }

    fn write<R>(&self, writer: impl FnOnce(&mut Counter) -> R) -> R {
        writer(&mut self.counter.clone())
    }
}

#[test]
fn exercise_7_a_cell_that_forgets_what_was_written_is_found() {
    every_schedule(|| {
        let verdict = threads(1, 0, 1, 1).test(&Forgets::default());
        assert_is_found(verdict, "forgot the only change");
    });
}

/// A cell whose writer makes its change known in two steps, between which readers look.
#[derive(Default)]
struct ShowsHalves {
    counter: Mutex<Counter>,
}

impl CounterCell for ShowsHalves {
    fn read<R>(&self, reader: impl FnOnce(&Counter) -> R) -> R {
        quiesce();
        reader(&self.counter.lock().unwrap())
    }

    fn write<R>(&self, writer: impl FnOnce(&mut Counter) -> R) -> R {
        let mut whole = self.counter.lock().unwrap().clone();
        let before = whole.value();
        let result = writer(&mut whole);
        let mut half = self.counter.lock().unwrap();
        if whole.value() > before {
            half.increment();
        } else {
            half.decrement();
        }
        drop(half);
        quiesce();
        *self.counter.lock().unwrap() = whole;
        result
    }
}

#[test]
fn exercise_7_a_cell_that_shows_half_done_changes_is_found() {
    every_schedule(|| {
        for (incrementers, decrementers) in [(1, 0), (0, 1)] {
            let cell = ShowsHalves::default();
            let verdict = threads(incrementers, decrementers, 1, 2).test(&cell);
            assert_eq!(
                verdict.found, verdict.expected,
                "this cell loses nothing; the counter stands where it must"
            );
            assert_is_found(verdict, "showed its reader an odd number, half of a change");
        }
    });
}

/// A cell that shows half of a change to everybody who reads.
#[derive(Default)]
struct ShowsOnlyHalves;

impl CounterCell for ShowsOnlyHalves {
    fn read<R>(&self, reader: impl FnOnce(&Counter) -> R) -> R {
        let mut half = Counter::default();
        half.increment();
        reader(&half)
    }

    fn write<R>(&self, writer: impl FnOnce(&mut Counter) -> R) -> R {
        writer(&mut Counter::default())
    }
}

#[test]
fn exercise_7_every_half_that_a_reader_sees_is_counted_once() {
    every_schedule(|| {
        let verdict = threads(1, 0, 2, 2).test(&ShowsOnlyHalves);
        assert_eq!(
            verdict.halves_seen, 4,
            "2 readers have looked twice each, and have seen half of a change every time"
        );
    });
}

#[test]
fn the_cell_of_the_chapter_is_good() {
    every_schedule(|| {
        let cell: SharedCell<Counter> = SharedCell::default();
        let verdict = threads(2, 1, 1, 1).test(&cell);
        assert!(verdict.is_good(), "{verdict}");
    });
}
