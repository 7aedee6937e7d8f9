//! Any thread, at any place.

use super::{Crossroads, Strategy};

/// Random numbers that are the same on every machine and in every release: SplitMix64.
pub(super) struct RandomNumbers(u64);

impl RandomNumbers {
    pub(super) fn new(seed: u64) -> Self {
        RandomNumbers(seed)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`, which is not 0.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    pub(super) fn happens(&mut self, percent: u64) -> bool {
        self.next() % 100 < percent
    }
}

/// Every candidate has the same chance at every crossroads. Good at mistakes that need many changes of thread.
pub(super) struct Random {
    numbers: RandomNumbers,
}

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Random {
            numbers: RandomNumbers::new(seed),
        }
    }
}

impl Strategy for Random {
    fn begin(&mut self) -> bool {
        true
    }

    fn next_thread(&mut self, crossroads: &Crossroads<'_>) -> usize {
        self.numbers.below(crossroads.candidates.len())
    }

    fn unusual(&mut self, percent: u64) -> bool {
        self.numbers.happens(percent)
    }

    fn among(&mut self, count: usize) -> usize {
        self.numbers.below(count)
    }
}
