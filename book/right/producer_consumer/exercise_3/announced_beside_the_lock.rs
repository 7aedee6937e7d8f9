// right: a set of those who have to see the item; it is announced between two locks, and only then counts as seen
// file: src/multi_consumer_cell.rs

use std::collections::BTreeSet;
use std::sync::{Condvar, Mutex};

/// One item or none, for a fixed number of consumers: each of them sees every item exactly once
/// before the next one is set.
#[derive(Debug)]
pub struct MultiConsumerCell<T> {
    consumers: usize,
    /// The item, and who has to see it.
    state: Mutex<(Option<T>, BTreeSet<usize>)>,
    changed: Condvar,
}

impl<T: Clone> MultiConsumerCell<T> {
    /// An empty cell for `consumers` consumers, which are counted from 0.
    pub fn new(consumers: usize) -> Self {
        assert!(consumers > 0, "a cell needs at least one consumer");
        Self {
            consumers,
            state: Mutex::new((None, BTreeSet::new())),
            changed: Condvar::new(),
        }
    }

    /// Stores `data`. Blocks until every consumer has seen the item before.
    pub fn set_data(&self, data: T) {
        self.set_data_with(data, |_| ());
    }

    /// A copy of the item for this `consumer`. Blocks until there is one that it has not seen.
    pub fn get_data(&self, consumer: usize) -> T {
        self.get_data_with(consumer, |_| ())
    }

    /// As [`set_data`](Self::set_data); `announce` is called inside the critical section.
    pub fn set_data_with(&self, data: T, announce: impl FnOnce(&T)) {
        let state = self.state.lock().unwrap();
        let mut state = self
            .changed
            .wait_while(state, |(_, missing)| !missing.is_empty())
            .unwrap();
        announce(&data);
        *state = (Some(data), (0..self.consumers).collect());
        self.changed.notify_all();
    }

    /// As [`get_data`](Self::get_data); `announce` is called inside the critical section.
    pub fn get_data_with(&self, consumer: usize, announce: impl FnOnce(&T)) -> T {
        let state = self.state.lock().unwrap();
        let state = self
            .changed
            .wait_while(state, |(_, missing)| !missing.contains(&consumer))
            .unwrap();
        let data = state.0.clone().expect("who is missing has an item to see");
        drop(state);
        announce(&data); // the item stays until this consumer has seen it
        self.state.lock().unwrap().1.remove(&consumer);
        self.changed.notify_all();
        data
    }
}
