//! A run stays on one core, and nothing else does.

#![cfg(target_os = "linux")]

extern crate grading as std;

use std::explore::{every_schedule, spawn};
use std::thread;

/// How many cores the calling thread may use.
fn cores() -> usize {
    thread::available_parallelism().unwrap().get()
}

#[test]
fn a_run_stays_on_one_core_and_the_explorer_on_none() {
    let before = cores();
    every_schedule(|| {
        assert_eq!(cores(), 1);
        let other = spawn("other", || assert_eq!(cores(), 1));
        other.join().unwrap();
    });
    assert_eq!(cores(), before);
}
