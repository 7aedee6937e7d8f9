//! Virtual time, and `quiesce`.

#[macro_use]
extern crate grading as std;
extern crate std as real;

use std::explore::{Explorer, Failure, quiesce, spawn};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};
use std::sync::{Arc, Condvar, Mutex, mpsc};
use std::thread;
use std::time::{Duration, Instant};

#[track_caller]
fn failure(scenario: impl Fn() + Send + Sync + 'static) -> Failure {
    let failure = Explorer::new().check(scenario).expect_err("this must fail");
    println!("{}", failure.story);
    failure
}

#[track_caller]
fn passes(scenario: impl Fn() + Send + Sync + 'static) {
    if let Err(failure) = Explorer::new().check(scenario) {
        panic!("{}", failure.story);
    }
}

#[test]
fn quiesce_returns_when_nobody_else_can_run() {
    passes(|| {
        let (sender, receiver) = mpsc::channel();
        let steps = Arc::new(AtomicU32::new(0));
        let other = Arc::clone(&steps);
        let worker = spawn("worker", move || {
            for message in receiver {
                thread::yield_now();
                other.fetch_add(message, SeqCst);
            }
        });
        quiesce();
        assert_eq!(steps.load(SeqCst), 0);
        sender.send(3).unwrap();
        quiesce();
        assert_eq!(steps.load(SeqCst), 3);
        let start = Instant::now();
        let sleeper = spawn("sleeper", || thread::sleep(Duration::from_secs(5)));
        quiesce();
        drop(sender);
        worker.join().unwrap();
        sleeper.join().unwrap();
        assert_eq!(start.elapsed(), Duration::from_secs(5));
    });
}

#[test]
fn an_hour_takes_no_time() {
    let before = real::time::SystemTime::now();
    passes(|| {
        let start = Instant::now();
        let hour = Duration::from_secs(3600);
        let sleeper = spawn("sleeper", move || thread::sleep(hour));
        let (_sender, receiver) = mpsc::channel::<()>();
        assert!(receiver.recv_timeout(hour / 2).is_err());
        let lock = Mutex::new(());
        let never = Condvar::new();
        let waited = never.wait_timeout_while(lock.lock().unwrap(), hour, |_| true);
        assert!(waited.unwrap().1.timed_out());
        sleeper.join().unwrap();
        assert!(start.elapsed() >= hour + hour / 2);
    });
    assert!(before.elapsed().unwrap() < Duration::from_secs(600));
}

#[test]
fn sleeping_does_not_mean_that_the_others_are_done() {
    let failure = failure(|| {
        let done = Arc::new(AtomicBool::new(false));
        let other = Arc::clone(&done);
        let worker = spawn("worker", move || other.store(true, SeqCst));
        thread::sleep(Duration::from_secs(1));
        assert!(done.load(SeqCst), "the worker is not done after a second");
        worker.join().unwrap();
    });
    assert!(failure.story.contains("sleeps 1s (time.rs:"));
}

#[test]
fn polling_with_sleep_ends() {
    passes(|| {
        let done = Arc::new(AtomicBool::new(false));
        let other = Arc::clone(&done);
        let worker = spawn("worker", move || other.store(true, SeqCst));
        while !done.load(SeqCst) {
            thread::sleep(Duration::from_millis(10));
        }
        worker.join().unwrap();
    });
}
