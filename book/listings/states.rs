//! One thread in every state: ready, running, waiting for a lock, asleep, ended.

use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::Duration;

// ANCHOR: states
fn main() {
    let lock = Mutex::new(());
    let (tell, told) = mpsc::channel();
    thread::scope(|scope| {
        let held = lock.lock().unwrap();
        scope.spawn(|| {
            println!("thread: I run, and ask for the lock");
            tell.send(()).unwrap();
            drop(lock.lock().unwrap());
            println!("thread: I had the lock, and go to sleep");
            thread::sleep(Duration::from_millis(50));
            println!("thread: I am awake, and end");
        });
        told.recv().unwrap();
        println!("main: I hold the lock; now I give it back, and wait for the thread");
        drop(held);
    });
    println!("main: the thread has ended");
}
// ANCHOR_END: states
