//! Two locks that two threads take in opposite orders. A barrier forces the unlucky moment, in
//! which each thread holds the lock that the other one needs.

use std::sync::{Barrier, Mutex};
use std::thread;

// ANCHOR: enter
/// Takes the lock `mine`, and tries the lock `other` while the other thread holds that one.
fn enter(who: &str, mine: &Mutex<()>, other: &Mutex<()>, meeting: &Barrier) {
    let _mine = mine.lock().unwrap();
    meeting.wait(); // now each thread holds its first lock
    match other.try_lock() {
        Ok(_) => println!("{who} has both locks"),
        Err(_) => println!("{who} has its first lock, and would wait for the second for ever"),
    }
    meeting.wait(); // keep the first lock until the other thread has tried too
}
// ANCHOR_END: enter

// ANCHOR: main
fn main() {
    let ok_to_read = Mutex::new(());
    let ok_to_write = Mutex::new(());
    let meeting = Barrier::new(2);
    thread::scope(|scope| {
        scope.spawn(|| enter("The reader", &ok_to_read, &ok_to_write, &meeting));
        scope.spawn(|| enter("The writer", &ok_to_write, &ok_to_read, &meeting));
    });
}
// ANCHOR_END: main
