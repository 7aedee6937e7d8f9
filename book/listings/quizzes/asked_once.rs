//! The synchronized cell with a mistake: the producer asks once whether it may write.

use std::sync::{Condvar, Mutex};
use std::thread;

/// One item or none.
#[derive(Debug)]
pub struct CellAskedOnce {
    slot: Mutex<Option<u32>>,
    emptied: Condvar,
    filled: Condvar,
}

impl CellAskedOnce {
    /// An empty cell.
    pub const fn new() -> Self {
        Self {
            slot: Mutex::new(None),
            emptied: Condvar::new(),
            filled: Condvar::new(),
        }
    }

    // ANCHOR: set_data
    pub fn set_data(&self, data: u32) {
        let mut slot = self.slot.lock().unwrap();
        if slot.is_some() {
            slot = self.emptied.wait(slot).unwrap();
        }
        *slot = Some(data);
        self.filled.notify_one();
    }
    // ANCHOR_END: set_data

    pub fn get_data(&self) -> u32 {
        let slot = self.slot.lock().unwrap();
        let is_empty = |slot: &mut Option<u32>| slot.is_none();
        let mut slot = self.filled.wait_while(slot, is_empty).unwrap();
        self.emptied.notify_one();
        slot.take().unwrap()
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
