//! Two deposits, each of which is a look and then a change.

use std::thread;

use crate::watched::SharedCell;

// ANCHOR: program
pub fn deposit_twice(balance: &SharedCell<u32>) {
    let deposit = |name| {
        let seen = balance.read(|money| {
            println!("{name} sees {money}");
            *money
        });
        balance.write(|money| *money = seen + 10);
    };
    thread::scope(|scope| {
        scope.spawn(|| deposit("Ken"));
        scope.spawn(|| deposit("Ada"));
    });
    println!("the balance is {}", balance.read(|money| *money));
}
// ANCHOR_END: program
