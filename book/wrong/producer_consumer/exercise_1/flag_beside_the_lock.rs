// wrong: the flag is an atomic beside the lock: it changes between the test and the wait, and the wake-up is lost
// rejected by: shared_cell::exercise_1_every_item_is_consumed_once_in_the_order_of_production
// told: and nobody will wake
// file: src/shared_cell.rs

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Condvar, Mutex};

/// One item or none, handed from producers to consumers.
#[derive(Debug)]
pub struct SharedCell<T> {
    /// Whether the cell is empty.
    is_writeable: AtomicBool,
    item: Mutex<Option<T>>,
    writeable: Condvar,
    readable: Condvar,
}

impl<T> SharedCell<T> {
    /// An empty cell.
    pub const fn new() -> Self {
        Self {
            is_writeable: AtomicBool::new(true),
            item: Mutex::new(None),
            writeable: Condvar::new(),
            readable: Condvar::new(),
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
        while !self.is_writeable.load(SeqCst) {
            item = self.writeable.wait(item).unwrap();
        }
        announce(&data);
        *item = Some(data);
        drop(item);
        self.is_writeable.store(false, SeqCst);
        self.readable.notify_one();
    }

    /// As [`get_data`](Self::get_data); `announce` is called inside the critical section.
    pub fn get_data_with(&self, announce: impl FnOnce(&T)) -> T {
        let mut item = self.item.lock().unwrap();
        while self.is_writeable.load(SeqCst) {
            item = self.readable.wait(item).unwrap();
        }
        let data = item.take().expect("the loop ends when there is an item");
        announce(&data);
        drop(item);
        self.is_writeable.store(true, SeqCst);
        self.writeable.notify_one();
        data
    }
}

impl<T> Default for SharedCell<T> {
    fn default() -> Self {
        Self::new()
    }
}
