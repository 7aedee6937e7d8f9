// right: threads that wait are parked and look again after every change; who changes something unparks them all
// file: src/multi_consumer_cell.rs

use std::sync::{Mutex, MutexGuard};
use std::thread::{self, Thread};

/// One item or none, for a fixed number of consumers: each of them sees every item exactly once
/// before the next one is set.
#[derive(Debug)]
pub struct MultiConsumerCell<T> {
    state: Mutex<State<T>>,
}

#[derive(Debug)]
struct State<T> {
    item: Option<T>,
    /// Who has to see the item.
    missing: Vec<usize>,
    consumers: usize,
    /// Who has parked, or soon will. Some may be in here twice, or be gone: that does no harm.
    waiting: Vec<Thread>,
}

impl<T> State<T> {
    fn wake_all(&mut self) {
        for thread in self.waiting.drain(..) {
            thread.unpark();
        }
    }
}

impl<T: Clone> MultiConsumerCell<T> {
    /// An empty cell for `consumers` consumers, which are counted from 0.
    pub fn new(consumers: usize) -> Self {
        assert!(consumers > 0, "a cell needs at least one consumer");
        Self {
            state: Mutex::new(State {
                item: None,
                missing: Vec::new(),
                consumers,
                waiting: Vec::new(),
            }),
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
        let mut state = self.wait_until(|state| state.missing.is_empty());
        announce(&data);
        state.item = Some(data);
        state.missing = (0..state.consumers).collect();
        state.wake_all();
    }

    /// As [`get_data`](Self::get_data); `announce` is called inside the critical section.
    pub fn get_data_with(&self, consumer: usize, announce: impl FnOnce(&T)) -> T {
        let mut state = self.wait_until(|state| state.missing.contains(&consumer));
        let data = state
            .item
            .clone()
            .expect("who is missing has an item to see");
        announce(&data);
        state.missing.retain(|missing| *missing != consumer);
        state.wake_all();
        data
    }

    /// Blocks until that is true.
    fn wait_until(&self, is_turn: impl Fn(&State<T>) -> bool) -> MutexGuard<'_, State<T>> {
        loop {
            let mut state = self.state.lock().unwrap();
            if is_turn(&state) {
                return state;
            }
            state.waiting.push(thread::current());
            drop(state);
            thread::park(); // may also end for no reason
        }
    }
}
