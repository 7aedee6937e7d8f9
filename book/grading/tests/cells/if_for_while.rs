//! Wrong: who wakes up does not look again.

use std::sync::{Condvar, Mutex};

pub struct Cell {
    item: Mutex<Option<u32>>,
    not_full: Condvar,
    not_empty: Condvar,
}

impl Cell {
    pub fn new() -> Self {
        Cell {
            item: Mutex::new(None),
            not_full: Condvar::new(),
            not_empty: Condvar::new(),
        }
    }

    pub fn set_data(&self, data: u32) {
        let mut item = self.item.lock().unwrap();
        if item.is_some() {
            item = self.not_full.wait(item).unwrap();
        }
        *item = Some(data);
        println!("stored {data}");
        self.not_empty.notify_one();
    }

    pub fn get_data(&self) -> u32 {
        let item = self.item.lock().unwrap();
        let mut item = self
            .not_empty
            .wait_while(item, |item| item.is_none())
            .unwrap();
        self.not_full.notify_one();
        item.take().unwrap()
    }
}
