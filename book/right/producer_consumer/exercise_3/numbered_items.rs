// right: items are numbered, and each consumer knows the number of the next one that it will see
// file: src/multi_consumer_cell.rs

use std::sync::{Condvar, Mutex};

/// One item or none, for a fixed number of consumers: each of them sees every item exactly once
/// before the next one is set.
#[derive(Debug)]
pub struct MultiConsumerCell<T> {
    state: Mutex<State<T>>,
    /// Everybody waits here.
    changed: Condvar,
}

#[derive(Debug)]
struct State<T> {
    /// The last item that was set.
    item: Option<T>,
    /// How many items were set.
    items: u64,
    /// How many of them each consumer has seen.
    seen: Vec<u64>,
}

impl<T: Clone> MultiConsumerCell<T> {
    /// An empty cell for `consumers` consumers, which are counted from 0.
    pub fn new(consumers: usize) -> Self {
        assert!(consumers > 0, "a cell needs at least one consumer");
        Self {
            state: Mutex::new(State {
                item: None,
                items: 0,
                seen: vec![0; consumers],
            }),
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
            .wait_while(state, |state| {
                state.seen.iter().any(|seen| *seen < state.items)
            })
            .unwrap();
        announce(&data);
        state.item = Some(data);
        state.items += 1;
        self.changed.notify_all();
    }

    /// As [`get_data`](Self::get_data); `announce` is called inside the critical section.
    pub fn get_data_with(&self, consumer: usize, announce: impl FnOnce(&T)) -> T {
        let state = self.state.lock().unwrap();
        let mut state = self
            .changed
            .wait_while(state, |state| state.seen[consumer] == state.items)
            .unwrap();
        let data = state.item.clone().expect("at least one item was set");
        announce(&data);
        state.seen[consumer] += 1;
        self.changed.notify_all();
        data
    }
}
