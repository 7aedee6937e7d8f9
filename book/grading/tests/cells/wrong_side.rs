//! Wrong: both sides wait on one condition, and one notification may wake the wrong side.

use std::sync::{Condvar, Mutex};

pub struct Cell {
    item: Mutex<Option<u32>>,
    changed: Condvar,
}

impl Cell {
    pub fn new() -> Self {
        Cell {
            item: Mutex::new(None),
            changed: Condvar::new(),
        }
    }

    pub fn set_data(&self, data: u32) {
        let mut item = self.item.lock().unwrap();
        while item.is_some() {
            item = self.changed.wait(item).unwrap();
        }
        *item = Some(data);
        println!("stored {data}");
        self.changed.notify_one();
    }

    pub fn get_data(&self) -> u32 {
        let item = self.item.lock().unwrap();
        let mut item = self
            .changed
            .wait_while(item, |item| item.is_none())
            .unwrap();
        self.changed.notify_one();
        item.take().unwrap()
    }
}
