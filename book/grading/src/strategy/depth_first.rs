//! All schedules with few preemptions, one after the other.

use super::{Crossroads, Strategy};

/// One choice on the way to the present place: which outcome was taken, of how many.
struct Level {
    taken: usize,
    outcomes: usize,
}

/// Takes the first outcome everywhere; the next schedule changes the last choice that has another outcome left, and
/// so on back to the first choice. A mistake that is found like this has a short story.
pub(crate) struct DepthFirst {
    preemptions: usize,
    preemptions_left: usize,
    levels: Vec<Level>,
    depth: usize,
    started: bool,
}

impl DepthFirst {
    /// Every schedule that takes the baton at most `preemptions` times from a thread that could have gone on.
    pub(crate) fn new(preemptions: usize) -> Self {
        DepthFirst {
            preemptions,
            preemptions_left: preemptions,
            levels: Vec::new(),
            depth: 0,
            started: false,
        }
    }

    fn branch(&mut self, outcomes: usize) -> usize {
        if outcomes == 1 {
            return 0;
        }
        let known = self.levels.get(self.depth);
        if known.is_none_or(|level| level.outcomes != outcomes) {
            // A new place; or the scenario is not the same each time it runs, and what was known is of no use.
            self.levels.truncate(self.depth);
            self.levels.push(Level { taken: 0, outcomes });
        }
        self.depth += 1;
        self.levels[self.depth - 1].taken
    }
}

impl Strategy for DepthFirst {
    fn begin(&mut self) -> bool {
        self.depth = 0;
        self.preemptions_left = self.preemptions;
        if !self.started {
            self.started = true;
            return true;
        }
        while let Some(mut level) = self.levels.pop() {
            level.taken += 1;
            if level.taken < level.outcomes {
                self.levels.push(level);
                return true;
            }
        }
        false
    }

    fn next_thread(&mut self, crossroads: &Crossroads<'_>) -> usize {
        let candidates = crossroads.candidates.len();
        if crossroads.minor {
            0
        } else if crossroads.yielding {
            // The last candidate is the thread that yields: it has had its turn.
            self.branch(candidates - 1)
        } else if !crossroads.current_goes_on {
            self.branch(candidates)
        } else if self.preemptions_left == 0 {
            0
        } else {
            let index = self.branch(candidates);
            if index > 0 {
                self.preemptions_left -= 1;
            }
            index
        }
    }

    fn unusual(&mut self, _percent: u64) -> bool {
        false
    }

    fn among(&mut self, count: usize) -> usize {
        self.branch(count)
    }
}
