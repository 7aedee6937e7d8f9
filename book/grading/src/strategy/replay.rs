//! One schedule, exactly as it was.

use super::{Crossroads, Strategy};

/// Makes the given choices, and then the ordinary one everywhere. A choice that is not possible (the program has
/// changed since) becomes the ordinary one.
pub(crate) struct Replay {
    choices: Vec<usize>,
    made: usize,
    started: bool,
}

impl Replay {
    pub(crate) fn new(choices: &[usize]) -> Self {
        Replay {
            choices: choices.to_vec(),
            made: 0,
            started: false,
        }
    }
}

impl Strategy for Replay {
    fn begin(&mut self) -> bool {
        !std::mem::replace(&mut self.started, true)
    }

    fn next_thread(&mut self, crossroads: &Crossroads<'_>) -> usize {
        self.among(crossroads.candidates.len())
    }

    fn unusual(&mut self, _percent: u64) -> bool {
        self.among(2) == 1
    }

    fn among(&mut self, count: usize) -> usize {
        let choice = self.choices.get(self.made).copied().unwrap_or(0);
        self.made += 1;
        if choice < count { choice } else { 0 }
    }
}
