use std::fmt;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::thread;

use crate::{AccessProtocol, Counter, SharedCell};

/// A cell with a counter in it, as the tester sees it: a [`SharedCell`], or one of your own.
pub trait CounterCell: Sync {
    /// Calls `reader` with the counter, and returns what it returns. Promises that the counter
    /// does not change meanwhile.
    fn read<R>(&self, reader: impl FnOnce(&Counter) -> R) -> R;

    /// Calls `writer` with the counter, and returns what it returns. Promises that nobody else
    /// reads or changes the counter meanwhile, and that no change is lost.
    fn write<R>(&self, writer: impl FnOnce(&mut Counter) -> R) -> R;
}

impl<P: AccessProtocol + Sync> CounterCell for SharedCell<Counter, P> {
    fn read<R>(&self, reader: impl FnOnce(&Counter) -> R) -> R {
        SharedCell::read(self, reader)
    }

    fn write<R>(&self, writer: impl FnOnce(&mut Counter) -> R) -> R {
        SharedCell::write(self, writer)
    }
}

/// Threads that read and change one counter, all at the same time, to find out whether its cell
/// keeps its promises.
///
/// From the chapter's Project 7.
// ANCHOR: fields
#[derive(Clone, Copy, Debug)]
pub struct CounterTester {
    /// How many threads count up.
    pub incrementers: u32,
    /// How many threads count down.
    pub decrementers: u32,
    /// How many threads look at the counter.
    pub readers: u32,
    /// How often each of them does so.
    pub accesses: u32,
}
// ANCHOR_END: fields

impl CounterTester {
    /// Tests a cell whose counter stands at 0, and returns what was found.
    ///
    /// Starts all the threads, and only then waits for them to end. Each makes as many accesses
    /// as the tester says:
    /// - an incrementer writes, and in each write increments twice;
    /// - a decrementer writes, and in each write decrements twice;
    /// - a reader reads. If it ever sees an odd number, it has seen half of a change.
    ///
    /// When all have ended, the counter must stand where all these changes take it.
    ///
    /// # Panics
    /// If a thread cannot be started, or if the cell panics in one.
    // ANCHOR: test
    pub fn test(&self, cell: &impl CounterCell) -> CounterVerdict {
        // ANCHOR: exercise_7 -- STUB: let _ = (cell, AtomicU32::new(0), Relaxed, thread::yield_now); todo!("exercise 7: start all threads, wait for their end, say what was found")
        let halves_seen = AtomicU32::new(0);
        thread::scope(|scope| {
            for _ in 0..self.incrementers {
                scope.spawn(|| {
                    for _ in 0..self.accesses {
                        cell.write(|counter| {
                            counter.increment();
                            counter.increment();
                        });
                    }
                });
            }
            for _ in 0..self.decrementers {
                scope.spawn(|| {
                    for _ in 0..self.accesses {
                        cell.write(|counter| {
                            counter.decrement();
                            counter.decrement();
                        });
                    }
                });
            }
            for _ in 0..self.readers {
                scope.spawn(|| {
                    for _ in 0..self.accesses {
                        if cell.read(Counter::value) % 2 != 0 {
                            halves_seen.fetch_add(1, Relaxed);
                        }
                    }
                });
            }
        });
        let surplus = i64::from(self.incrementers) - i64::from(self.decrementers);
        CounterVerdict {
            expected: 2 * surplus * i64::from(self.accesses),
            found: cell.read(Counter::value),
            halves_seen: halves_seen.into_inner(),
        }
        // ANCHOR_END: exercise_7
    }
    // ANCHOR_END: test
}

/// What a [`CounterTester`] has found.
///
/// ```
/// use readers_writers::CounterVerdict;
///
/// let verdict = CounterVerdict { expected: 8, found: 6, halves_seen: 1 };
/// assert!(!verdict.is_good());
/// assert_eq!(
///     verdict.to_string(),
///     "The counter stands at 6 instead of 8. Half of a change was seen 1 time."
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CounterVerdict {
    /// Where the counter must stand at the end.
    pub expected: i64,
    /// Where it does stand.
    pub found: i64,
    /// How often a reader has seen half of a change.
    pub halves_seen: u32,
}

impl CounterVerdict {
    /// Whether the cell has kept its promises, as far as this test can tell.
    pub fn is_good(&self) -> bool {
        self.found == self.expected && self.halves_seen == 0
    }
}

impl fmt::Display for CounterVerdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "The counter stands at {}", self.found)?;
        if self.found == self.expected {
            f.write_str(", as it must.")?;
        } else {
            write!(f, " instead of {}.", self.expected)?;
        }
        match self.halves_seen {
            0 => f.write_str(" Nobody has seen half of a change."),
            1 => f.write_str(" Half of a change was seen 1 time."),
            times => write!(f, " Half of a change was seen {times} times."),
        }
    }
}
