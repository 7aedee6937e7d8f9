//! Probabilistic concurrency testing (Burckhardt, Kothari, Musuvathi, Nagarakatte 2010).

use super::{Crossroads, RandomNumbers, Strategy};
use std::collections::HashMap;

/// The lowest of the priorities that threads start with; those that are taken down go below, each below the last.
const LOWEST_START: u64 = 1 << 40;

/// Threads get random priorities, and the highest that can run does run. At `changes` random places the running
/// thread is taken down below all others. Good at mistakes that need one thread to be held up for very long.
pub(super) struct Priorities {
    changes: usize,
    numbers: RandomNumbers,
    of_thread: HashMap<usize, u64>,
    next_low: u64,
    change_at: Vec<usize>,
    crossroads_met: usize,
    /// The longest schedule so far, in crossroads: the changes are spread over that length.
    longest: usize,
}

impl Priorities {
    pub(super) fn new(changes: usize, seed: u64) -> Self {
        Priorities {
            changes,
            numbers: RandomNumbers::new(seed),
            of_thread: HashMap::new(),
            next_low: LOWEST_START,
            change_at: Vec::new(),
            crossroads_met: 0,
            longest: 20,
        }
    }

    fn priority(&mut self, thread: usize) -> u64 {
        let numbers = &mut self.numbers;
        let draw = || LOWEST_START + (numbers.next() >> 24);
        *self.of_thread.entry(thread).or_insert_with(draw)
    }
}

impl Strategy for Priorities {
    fn begin(&mut self) -> bool {
        self.of_thread.clear();
        self.next_low = LOWEST_START;
        self.crossroads_met = 0;
        self.change_at.clear();
        for _ in 0..self.changes {
            let place = 1 + self.numbers.below(self.longest);
            self.change_at.push(place);
        }
        true
    }

    fn next_thread(&mut self, crossroads: &Crossroads<'_>) -> usize {
        self.crossroads_met += 1;
        self.longest = self.longest.max(self.crossroads_met);
        if crossroads.yielding || self.change_at.contains(&self.crossroads_met) {
            self.next_low -= 1;
            self.of_thread.insert(crossroads.current, self.next_low);
        }
        let mut best = 0;
        for index in 1..crossroads.candidates.len() {
            if self.priority(crossroads.candidates[index])
                > self.priority(crossroads.candidates[best])
            {
                best = index;
            }
        }
        best
    }

    fn unusual(&mut self, percent: u64) -> bool {
        self.numbers.happens(percent)
    }

    fn among(&mut self, count: usize) -> usize {
        self.numbers.below(count)
    }
}
