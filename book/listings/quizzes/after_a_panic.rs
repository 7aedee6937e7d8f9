//! A writer that panics in the middle of its change.

use std::thread;

use crate::watched::SharedCell;

// ANCHOR: program
pub fn change(cell: &SharedCell<u32>) {
    thread::scope(|scope| {
        let writer = scope.spawn(|| {
            cell.write(|number| {
                *number += 1;
                panic!("in the middle of a change");
            });
        });
        let _ = writer.join(); // it has panicked
    });
    cell.read(|number| println!("read {number}"));
}
// ANCHOR_END: program
