// right: the item is behind an `RwLock`; a look is shared, and waiting has a lock of its own
// file: src/shared_cell.rs

use std::sync::{Condvar, Mutex, RwLock};

/// One item or none, handed from producers to consumers.
#[derive(Debug)]
pub struct SharedCell<T> {
    item: RwLock<Option<T>>,
    /// How often the cell has changed.
    changes: Mutex<u64>,
    changed: Condvar,
}

impl<T> SharedCell<T> {
    /// An empty cell.
    pub const fn new() -> Self {
        Self {
            item: RwLock::new(None),
            changes: Mutex::new(0),
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
        loop {
            let seen = *self.changes.lock().unwrap();
            if self.item.read().unwrap().is_none() {
                let mut item = self.item.write().unwrap();
                if item.is_none() {
                    announce(&data);
                    *item = Some(data);
                    break;
                }
            }
            self.wait_for_a_change_after(seen);
        }
        self.change();
    }

    /// As [`get_data`](Self::get_data); `announce` is called inside the critical section.
    pub fn get_data_with(&self, announce: impl FnOnce(&T)) -> T {
        loop {
            let seen = *self.changes.lock().unwrap();
            if self.item.read().unwrap().is_some() {
                let mut item = self.item.write().unwrap();
                if let Some(data) = item.take() {
                    announce(&data);
                    drop(item);
                    self.change();
                    return data;
                }
            }
            self.wait_for_a_change_after(seen);
        }
    }

    fn change(&self) {
        *self.changes.lock().unwrap() += 1;
        self.changed.notify_all();
    }

    /// Blocks until the cell has changed more often than that.
    fn wait_for_a_change_after(&self, seen: u64) {
        let changes = self.changes.lock().unwrap();
        let changes = self.changed.wait_while(changes, |changes| *changes == seen);
        drop(changes.unwrap());
    }
}

impl<T> Default for SharedCell<T> {
    fn default() -> Self {
        Self::new()
    }
}
