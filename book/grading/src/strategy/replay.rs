//! One schedule, exactly as it was.

use super::{Choices, Crossroads, Strategy};

/// Makes the given choices, and then the ordinary one everywhere. A choice that is not possible (the program has
/// changed since) becomes the ordinary one.
pub(crate) struct Replay {
    threads: Script,
    unusual: Script,
    among: Script,
}

/// The choices of one kind that are still to be made.
struct Script(std::vec::IntoIter<usize>);

impl Script {
    fn next(&mut self, outcomes: usize) -> usize {
        let choice = self.0.next().unwrap_or(0);
        if choice < outcomes { choice } else { 0 }
    }
}

impl Replay {
    pub(crate) fn new(choices: Choices) -> Self {
        Replay {
            threads: Script(choices.threads.into_iter()),
            unusual: Script(choices.unusual.into_iter()),
            among: Script(choices.among.into_iter()),
        }
    }
}

impl Strategy for Replay {
    /// It is only ever asked once.
    fn begin(&mut self) -> bool {
        true
    }

    fn next_thread(&mut self, crossroads: &Crossroads<'_>) -> usize {
        self.threads.next(crossroads.candidates.len())
    }

    fn unusual(&mut self, _percent: u64) -> bool {
        self.unusual.next(2) == 1
    }

    fn among(&mut self, count: usize) -> usize {
        self.among.next(count)
    }
}
