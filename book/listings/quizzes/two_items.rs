//! Two items for the consumer, through a cell that nobody waits for.

use std::thread;

use crate::unsynchronized_cell::UnsynchronizedCell;

// ANCHOR: program
pub fn hand_over(cell: &UnsynchronizedCell) {
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
