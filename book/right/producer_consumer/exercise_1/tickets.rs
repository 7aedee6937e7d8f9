// right: producers and consumers draw tickets: everybody is served in the order in which they came
// file: src/shared_cell.rs

use std::sync::{Condvar, Mutex};

/// The item, and whose turn it is.
#[derive(Debug)]
struct State<T> {
    item: Option<T>,
    /// The next ticket for a producer, and for a consumer.
    producer_ticket: u64,
    consumer_ticket: u64,
    /// How many items were set, and got: the tickets that are served next.
    set: u64,
    got: u64,
}

/// One item or none, handed from producers to consumers.
#[derive(Debug)]
pub struct SharedCell<T> {
    state: Mutex<State<T>>,
    /// Everybody waits here for the ticket's turn.
    served: Condvar,
}

impl<T> SharedCell<T> {
    /// An empty cell.
    pub const fn new() -> Self {
        Self {
            state: Mutex::new(State {
                item: None,
                producer_ticket: 0,
                consumer_ticket: 0,
                set: 0,
                got: 0,
            }),
            served: Condvar::new(),
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
        let mut state = self.state.lock().unwrap();
        let ticket = state.producer_ticket;
        state.producer_ticket += 1;
        while !(state.set == ticket && state.got == ticket) {
            state = self.served.wait(state).unwrap();
        }
        announce(&data);
        state.item = Some(data);
        state.set += 1;
        self.served.notify_all();
    }

    /// As [`get_data`](Self::get_data); `announce` is called inside the critical section.
    pub fn get_data_with(&self, announce: impl FnOnce(&T)) -> T {
        let mut state = self.state.lock().unwrap();
        let ticket = state.consumer_ticket;
        state.consumer_ticket += 1;
        while !(state.got == ticket && state.set > ticket) {
            state = self.served.wait(state).unwrap();
        }
        let data = state.item.take().expect("one more item was set than got");
        announce(&data);
        state.got += 1;
        self.served.notify_all();
        data
    }
}

impl<T> Default for SharedCell<T> {
    fn default() -> Self {
        Self::new()
    }
}
