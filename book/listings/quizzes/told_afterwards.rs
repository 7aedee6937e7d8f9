//! Two items through the synchronized cell. Each side says what it has done when it has done it.

use std::thread;

use crate::shared_cell::SharedCell;

// ANCHOR: program
pub fn hand_over(cell: &SharedCell<u32>) {
    thread::scope(|scope| {
        scope.spawn(|| {
            for item in 1..=2 {
                cell.set_data(item);
                println!("set {item}");
            }
        });
        for _ in 1..=2 {
            let item = cell.get_data();
            println!("got {item}");
        }
    });
}
// ANCHOR_END: program
