//! A change in two halves, and somebody who looks.

use std::thread;

use crate::watched::SharedCell;

// ANCHOR: program
pub fn change(cell: &SharedCell<u32>) {
    thread::scope(|scope| {
        scope.spawn(|| {
            cell.write(|number| {
                *number += 1;
                println!("halfway");
                *number += 1;
            });
        });
        cell.read(|number| println!("read {number}"));
    });
}
// ANCHOR_END: program
