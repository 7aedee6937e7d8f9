// wrong: both sides wait on one condition, and only one thread is woken: it may be the wrong one
// rejected by: shared_cell::exercise_1_two_producers_and_two_consumers_lose_nothing
// told: and nobody will wake
// file: src/shared_cell.rs

use std::sync::{Condvar, Mutex};

/// One item or none, handed from producers to consumers.
#[derive(Debug)]
pub struct SharedCell<T> {
    /// The item, from when it is set until it is got.
    item: Mutex<Option<T>>,
    /// Producers and consumers wait here until the cell changes.
    changed: Condvar,
}

impl<T> SharedCell<T> {
    /// An empty cell.
    pub const fn new() -> Self {
        Self {
            item: Mutex::new(None),
            changed: Condvar::new(),
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
        let mut item = self.item.lock().unwrap();
        while item.is_some() {
            item = self.changed.wait(item).unwrap();
        }
        announce(&data);
        *item = Some(data);
        self.changed.notify_one();
    }

    /// As [`get_data`](Self::get_data); `announce` is called inside the critical section.
    pub fn get_data_with(&self, announce: impl FnOnce(&T)) -> T {
        let mut item = self.item.lock().unwrap();
        while item.is_none() {
            item = self.changed.wait(item).unwrap();
        }
        let data = item.take().expect("the loop ends when there is an item");
        announce(&data);
        self.changed.notify_one();
        data
    }
}

impl<T> Default for SharedCell<T> {
    fn default() -> Self {
        Self::new()
    }
}
