//! Wrong: waits in a loop.

use std::sync::Mutex;

pub struct Cell {
    item: Mutex<Option<u32>>,
}

impl Cell {
    pub fn new() -> Self {
        Cell {
            item: Mutex::new(None),
        }
    }

    pub fn set_data(&self, data: u32) {
        *self.item.lock().unwrap() = Some(data);
    }

    pub fn get_data(&self) -> u32 {
        loop {
            if let Some(data) = self.item.lock().unwrap().take() {
                return data;
            }
        }
    }
}
