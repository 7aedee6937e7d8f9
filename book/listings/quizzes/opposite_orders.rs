//! A reader and a writer of the cell whose two locks are taken in opposite orders.

use std::thread;

use crate::two_locks::TwoLocks;

// ANCHOR: program
pub fn visit(room: &TwoLocks) {
    thread::scope(|scope| {
        scope.spawn(|| room.read(|| println!("read")));
        room.write(|| println!("wrote"));
    });
}
// ANCHOR_END: program
