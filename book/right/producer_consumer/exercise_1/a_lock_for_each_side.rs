// right: a flag and an item with a lock each: neither side holds one lock for long while the other side needs both
// file: src/shared_cell.rs

use std::sync::{Condvar, Mutex};

/// One item or none, handed from producers to consumers.
#[derive(Debug)]
pub struct SharedCell<T> {
    /// Whether the cell is empty. Producers wait with this lock.
    is_writeable: Mutex<bool>,
    /// The item. Consumers wait with this lock.
    item: Mutex<Option<T>>,
    writeable: Condvar,
    readable: Condvar,
}

impl<T> SharedCell<T> {
    /// An empty cell.
    pub const fn new() -> Self {
        Self {
            is_writeable: Mutex::new(true),
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
        let mut is_writeable = self.is_writeable.lock().unwrap();
        while !*is_writeable {
            is_writeable = self.writeable.wait(is_writeable).unwrap();
        }
        // The cell is empty, so no consumer takes the other lock while it holds the item's.
        let mut item = self.item.lock().unwrap();
        announce(&data);
        *item = Some(data);
        *is_writeable = false;
        self.readable.notify_one();
    }

    /// As [`get_data`](Self::get_data); `announce` is called inside the critical section.
    pub fn get_data_with(&self, announce: impl FnOnce(&T)) -> T {
        let mut item = self.item.lock().unwrap();
        while item.is_none() {
            item = self.readable.wait(item).unwrap();
        }
        // There is an item, so every producer waits, or soon will, and gives this lock back.
        let mut is_writeable = self.is_writeable.lock().unwrap();
        let data = item.take().expect("the loop ends when there is an item");
        announce(&data);
        *is_writeable = true;
        self.writeable.notify_one();
        data
    }
}

impl<T> Default for SharedCell<T> {
    fn default() -> Self {
        Self::new()
    }
}
