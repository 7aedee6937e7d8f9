//! Wrong: between looking and waiting the lock is given back, and the notification comes in between.

use std::sync::{Condvar, Mutex};

pub struct Cell {
    item: Mutex<Option<u32>>,
    not_empty: Condvar,
}

impl Cell {
    pub fn new() -> Self {
        Cell {
            item: Mutex::new(None),
            not_empty: Condvar::new(),
        }
    }

    pub fn set_data(&self, data: u32) {
        *self.item.lock().unwrap() = Some(data);
        self.not_empty.notify_one();
    }

    pub fn get_data(&self) -> u32 {
        loop {
            if let Some(data) = self.item.lock().unwrap().take() {
                return data;
            }
            let item = self.item.lock().unwrap();
            drop(self.not_empty.wait(item).unwrap());
        }
    }
}
