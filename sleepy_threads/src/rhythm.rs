use rand::RngExt;

use crate::{Pace, StoryRng};

/// How often a thread of the story does its work, and the random pauses before.
///
/// The chapter's producers, consumers, readers and writers all sleep for 1 to 4 seconds before
/// each of their accesses.
#[derive(Clone, Debug)]
pub struct Rhythm {
    accesses: u32,
    pace: Pace,
    rng: StoryRng,
}

impl Rhythm {
    /// The rhythm of a thread with that many `accesses`, its pauses drawn from `rng`.
    pub fn new(accesses: u32, pace: Pace, rng: StoryRng) -> Self {
        Self {
            accesses,
            pace,
            rng,
        }
    }

    /// How often the thread does its work.
    pub fn accesses(&self) -> u32 {
        self.accesses
    }

    /// Blocks the current thread for a random whole number of seconds of the story, 1 to 4.
    pub fn sleep(&mut self) {
        self.pace.sleep(self.rng.random_range(1..=4));
    }
}
