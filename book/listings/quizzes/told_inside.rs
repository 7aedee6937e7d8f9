//! The same two items. Each side says what it does while it holds the cell's lock.

use std::thread;

use crate::shared_cell::SharedCell;

// ANCHOR: program
pub fn hand_over(cell: &SharedCell<u32>) {
    thread::scope(|scope| {
        scope.spawn(|| {
            for item in 1..=2 {
                cell.set_data_with(item, |item| println!("set {item}"));
            }
        });
        for _ in 1..=2 {
            cell.get_data_with(|item| println!("got {item}"));
        }
    });
}
// ANCHOR_END: program
