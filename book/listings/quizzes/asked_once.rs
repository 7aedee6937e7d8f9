//! The synchronized cell with a mistake: the producer asks once whether it may write.

use std::sync::{Condvar, Mutex};
use std::thread;

/// One item or none.
#[derive(Debug)]
pub struct CellAskedOnce {
    item: Mutex<Option<u32>>,
    writeable: Condvar,
    readable: Condvar,
}

impl CellAskedOnce {
    /// An empty cell.
    pub const fn new() -> Self {
        Self {
            item: Mutex::new(None),
            writeable: Condvar::new(),
            readable: Condvar::new(),
        }
    }

    // ANCHOR: set_data
    pub fn set_data(&self, data: u32) {
        let mut item = self.item.lock().unwrap();
        if item.is_some() {
            item = self.writeable.wait(item).unwrap();
        }
        *item = Some(data);
        self.readable.notify_one();
    }
    // ANCHOR_END: set_data

    pub fn get_data(&self) -> u32 {
        let item = self.item.lock().unwrap();
        let is_empty = |item: &mut Option<u32>| item.is_none();
        let mut item = self.readable.wait_while(item, is_empty).unwrap();
        self.writeable.notify_one();
        item.take().unwrap()
    }
}

// ANCHOR: program
pub fn hand_over(cell: &CellAskedOnce) {
    thread::scope(|scope| {
        scope.spawn(|| {
            cell.set_data(1);
            cell.set_data(2);
        });
        println!("got {}", cell.get_data());
        println!("got {}", cell.get_data());
    });
}
// ANCHOR_END: program
