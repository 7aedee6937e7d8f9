// right: each consumer has a place of its own for a copy; the cell is empty when all places are
// file: src/multi_consumer_cell.rs

use std::sync::{Condvar, Mutex};

/// One item or none, for a fixed number of consumers: each of them sees every item exactly once
/// before the next one is set.
#[derive(Debug)]
pub struct MultiConsumerCell<T> {
    /// A copy for each consumer that has not seen the item.
    copies: Mutex<Vec<Option<T>>>,
    all_empty: Condvar,
    /// One for each consumer.
    filled: Vec<Condvar>,
}

impl<T: Clone> MultiConsumerCell<T> {
    /// An empty cell for `consumers` consumers, which are counted from 0.
    pub fn new(consumers: usize) -> Self {
        assert!(consumers > 0, "a cell needs at least one consumer");
        Self {
            copies: Mutex::new((0..consumers).map(|_| None).collect()),
            all_empty: Condvar::new(),
            filled: (0..consumers).map(|_| Condvar::new()).collect(),
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
        let copies = self.copies.lock().unwrap();
        let mut copies = self
            .all_empty
            .wait_while(copies, |copies| copies.iter().any(Option::is_some))
            .unwrap();
        announce(&data);
        copies.fill(Some(data));
        for filled in &self.filled {
            filled.notify_one();
        }
    }

    /// As [`get_data`](Self::get_data); `announce` is called inside the critical section.
    pub fn get_data_with(&self, consumer: usize, announce: impl FnOnce(&T)) -> T {
        let mut copies = self.copies.lock().unwrap();
        loop {
            if let Some(data) = copies[consumer].take() {
                announce(&data);
                if copies.iter().all(Option::is_none) {
                    self.all_empty.notify_one();
                }
                return data;
            }
            copies = self.filled[consumer].wait(copies).unwrap();
        }
    }
}
