//! Several strategies in turn: what one of them never finds, another does at once.

use super::{Crossroads, Priorities, Random, Strategy};

/// One schedule at random, then one each with one, two and three changes of priority, and again.
pub(crate) struct Mixed {
    strategies: Vec<Box<dyn Strategy>>,
    turn: usize,
}

impl Mixed {
    pub(crate) fn new(seed: u64) -> Self {
        let mut strategies: Vec<Box<dyn Strategy>> = vec![Box::new(Random::new(seed))];
        for changes in 1..=3 {
            // Each gets numbers of its own.
            let seed = seed ^ ((changes as u64) << 40);
            strategies.push(Box::new(Priorities::new(changes, seed)));
        }
        Mixed {
            turn: strategies.len() - 1,
            strategies,
        }
    }

    fn current(&mut self) -> &mut dyn Strategy {
        self.strategies[self.turn].as_mut()
    }
}

impl Strategy for Mixed {
    fn begin(&mut self) -> bool {
        self.turn = (self.turn + 1) % self.strategies.len();
        self.current().begin()
    }

    fn next_thread(&mut self, crossroads: &Crossroads<'_>) -> usize {
        self.current().next_thread(crossroads)
    }

    fn unusual(&mut self, percent: u64) -> bool {
        self.current().unusual(percent)
    }

    fn among(&mut self, count: usize) -> usize {
        self.current().among(count)
    }
}
