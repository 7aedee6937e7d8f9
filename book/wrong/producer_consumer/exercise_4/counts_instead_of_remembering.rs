// wrong: the cell counts how often the item was seen, not by whom: a fast consumer sees it twice
// rejected by: multi_consumer_cell::exercise_4_a_fast_consumer_does_not_see_an_item_twice
// told: must see item 1 once
// file: src/multi_consumer_cell.rs

use std::sync::{Condvar, Mutex};

/// One item or none, for a fixed number of consumers.
#[derive(Debug)]
pub struct MultiConsumerCell<T> {
    consumers: usize,
    state: Mutex<State<T>>,
    writeable: Condvar,
    readable: Condvar,
}

#[derive(Debug)]
struct State<T> {
    item: Option<T>,
    /// How many consumers have not seen the item.
    missing: usize,
}

impl<T: Clone> MultiConsumerCell<T> {
    /// An empty cell for `consumers` consumers, which are counted from 0.
    pub fn new(consumers: usize) -> Self {
        assert!(consumers > 0, "a cell needs at least one consumer");
        Self {
            consumers,
            state: Mutex::new(State {
                item: None,
                missing: 0,
            }),
            writeable: Condvar::new(),
            readable: Condvar::new(),
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
        let mut state = self.state.lock().unwrap();
        while state.missing > 0 {
            state = self.writeable.wait(state).unwrap();
        }
        announce(&data);
        state.item = Some(data);
        state.missing = self.consumers;
        self.readable.notify_all();
    }

    /// As [`get_data`](Self::get_data); `announce` is called inside the critical section.
    pub fn get_data_with(&self, _consumer: usize, announce: impl FnOnce(&T)) -> T {
        let mut state = self.state.lock().unwrap();
        while state.missing == 0 {
            state = self.readable.wait(state).unwrap();
        }
        let data = state.item.clone().expect("an item was set");
        announce(&data);
        state.missing -= 1;
        if state.missing == 0 {
            self.writeable.notify_one();
        }
        data
    }
}
