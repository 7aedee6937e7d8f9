// right: threads that wait are parked, in a queue for each side, and one is unparked after each change
// file: src/shared_cell.rs

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard};
use std::thread::{self, Thread};

/// The item, and who waits for what.
#[derive(Debug)]
struct State<T> {
    item: Option<T>,
    producers: VecDeque<Thread>,
    consumers: VecDeque<Thread>,
}

/// One item or none, handed from producers to consumers.
#[derive(Debug)]
pub struct SharedCell<T> {
    state: Mutex<State<T>>,
}

impl<T> SharedCell<T> {
    /// An empty cell.
    pub const fn new() -> Self {
        Self {
            state: Mutex::new(State {
                item: None,
                producers: VecDeque::new(),
                consumers: VecDeque::new(),
            }),
        }
    }

    /// Stores `data`. Blocks until the cell is empty.
    pub fn set_data(&self, data: T) {
        self.set_data_with(data, |_| ());
    }

    /// Takes the item out of the cell and returns it. Blocks until there is one.
    pub fn get_data(&self) -> T {
        self.get_data_with(|_| ())
    }

    /// As [`set_data`](Self::set_data); `announce` is called inside the critical section.
    pub fn set_data_with(&self, data: T, announce: impl FnOnce(&T)) {
        let mut state = self.wait_until(|state| state.item.is_none(), |state| &mut state.producers);
        announce(&data);
        state.item = Some(data);
        if let Some(consumer) = state.consumers.pop_front() {
            consumer.unpark();
        }
    }

    /// As [`get_data`](Self::get_data); `announce` is called inside the critical section.
    pub fn get_data_with(&self, announce: impl FnOnce(&T)) -> T {
        let mut state = self.wait_until(|state| state.item.is_some(), |state| &mut state.consumers);
        let data = state.item.take().expect("that is what was waited for");
        announce(&data);
        if let Some(producer) = state.producers.pop_front() {
            producer.unpark();
        }
        data
    }

    /// Blocks until it is this thread's turn. Meanwhile the thread stands in the queue.
    fn wait_until(
        &self,
        is_turn: impl Fn(&State<T>) -> bool,
        queue: impl Fn(&mut State<T>) -> &mut VecDeque<Thread>,
    ) -> MutexGuard<'_, State<T>> {
        let me = thread::current();
        let mut state = self.state.lock().unwrap();
        while !is_turn(&state) {
            if queue(&mut state).iter().all(|other| other.id() != me.id()) {
                queue(&mut state).push_back(me.clone());
            }
            drop(state);
            thread::park(); // may also end for no reason
            state = self.state.lock().unwrap();
        }
        queue(&mut state).retain(|other| other.id() != me.id());
        state
    }
}

impl<T> Default for SharedCell<T> {
    fn default() -> Self {
        Self::new()
    }
}
