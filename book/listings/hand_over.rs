//! How long it takes until another thread runs: two threads pass a token to and fro.

use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

/// Hand-overs to another thread, and calls in one's own.
const TIMES: u32 = 100_000;

// ANCHOR: hand_over
fn main() {
    let (to, from_main) = mpsc::channel();
    let (back, from_other) = mpsc::channel();
    thread::spawn(move || {
        for token in from_main {
            back.send(token).unwrap();
        }
    });
    let over = each(|| {
        to.send(()).unwrap();
        from_other.recv().unwrap();
    });
    let (own, mine) = mpsc::channel();
    let alone = each(|| {
        own.send(()).unwrap();
        mine.recv().unwrap();
    });
    println!("to another thread and back: {over:?}");
    println!("without another thread: {alone:?}");
}

/// How long `step` takes, on average.
fn each(mut step: impl FnMut()) -> Duration {
    let start = Instant::now();
    (0..TIMES).for_each(|_| step());
    start.elapsed() / TIMES
}
// ANCHOR_END: hand_over
