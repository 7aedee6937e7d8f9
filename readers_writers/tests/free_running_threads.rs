//! The shared cell on real threads that run freely, with data that a data race would tear apart.
//!
//! What these tests find is a matter of luck; the explorer in the other tests finds it without luck.
//! They are here for Miri, which knows every data race and every wrong reference when it
//! sees the code run (`.ci/miri`), and which makes few rounds enough.

use std::panic::{self, AssertUnwindSafe};
use std::sync::Barrier;

use grading::watchdog::{self, doing};
use readers_writers::{PcSharedCell, RwSharedCell};

/// Miri is a thousand times slower than the machine.
const ROUNDS: usize = if cfg!(miri) { 10 } else { 2_000 };

#[test]
fn readers_see_whole_data_only() {
    watchdog::watch(|| {
        let cell = RwSharedCell::new((String::from("0"), 0));
        let ready = Barrier::new(5);
        watchdog::scope(|scope| {
            for number in 0..2 {
                let (cell, ready) = (&cell, &ready);
                scope.spawn(format!("writer {number}"), move || {
                    ready.wait();
                    for _ in 0..ROUNDS {
                        doing("writes", || {
                            cell.write(|(text, number)| {
                                *number += 1;
                                *text = number.to_string();
                            });
                        });
                    }
                });
            }
            for number in 0..3 {
                let (cell, ready) = (&cell, &ready);
                scope.spawn(format!("reader {number}"), move || {
                    ready.wait();
                    for _ in 0..ROUNDS {
                        doing("reads", || {
                            cell.read(|(text, number)| {
                                assert_eq!(*text, number.to_string(), "half of a write was read");
                            });
                        });
                    }
                });
            }
        });
        assert_eq!(cell.into_inner().1, 2 * ROUNDS, "a write was lost");
    });
}

#[test]
fn the_producer_consumer_protocol_hands_over_every_item() {
    watchdog::watch(|| {
        let cell = PcSharedCell::new(String::new());
        let sum = watchdog::scope(|scope| {
            scope.spawn("producer", || {
                for item in 0..ROUNDS {
                    doing("writes", || cell.write(|data| *data = item.to_string()));
                }
            });
            (0..ROUNDS)
                .map(|_| doing("reads", || cell.read(|data| data.parse::<usize>().unwrap())))
                .sum::<usize>()
        });
        assert_eq!(
            sum,
            (0..ROUNDS).sum::<usize>(),
            "an item was lost or read twice"
        );
    });
}

#[test]
fn a_closure_that_panics_leaves_data_that_can_be_used() {
    watchdog::watch(|| {
        let cell = RwSharedCell::new(vec![1]);
        let outcome = panic::catch_unwind(AssertUnwindSafe(|| {
            cell.write(|data| {
                data.push(2);
                panic!("this writer was told to panic");
            })
        }));
        assert!(outcome.is_err());
        assert_eq!(cell.read(Vec::len), 2);
        assert_eq!(cell.into_inner(), [1, 2]);
    });
}
