//! The counter's tester (Project 7), on the chapter's cell and on one that loses changes.

use std::sync::{Barrier, Mutex};

use readers_writers::{Counter, CounterCell, CounterTester, SharedCell};

/// A cell whose writers change copies. Both have one before either puts its own back, so one of
/// every two changes is lost.
// ANCHOR: copies
struct HandsOutCopies {
    counter: Mutex<Counter>,
    both_have_one: Barrier,
}

impl CounterCell for HandsOutCopies {
    fn read<R>(&self, reader: impl FnOnce(&Counter) -> R) -> R {
        reader(&self.counter.lock().unwrap())
    }

    fn write<R>(&self, writer: impl FnOnce(&mut Counter) -> R) -> R {
        let mut copy = self.counter.lock().unwrap().clone();
        self.both_have_one.wait();
        let result = writer(&mut copy);
        *self.counter.lock().unwrap() = copy;
        result
    }
}
// ANCHOR_END: copies

fn main() {
    let tester = CounterTester {
        incrementers: 2,
        decrementers: 0,
        readers: 2,
        accesses: 3,
    };
    let good: SharedCell<Counter> = SharedCell::new(Counter::new());
    println!("The chapter's cell: {}", tester.test(&good));

    let bad = HandsOutCopies {
        counter: Mutex::new(Counter::new()),
        both_have_one: Barrier::new(2),
    };
    println!("A cell that hands out copies: {}", tester.test(&bad));
}
