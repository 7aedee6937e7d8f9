//! Panics in an exploration: caught, joined or left alone.

#[macro_use]
extern crate grading as std;

use std::explore::{Explorer, Failure, every_schedule, spawn};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

#[track_caller]
fn failure(scenario: impl Fn() + Send + Sync + 'static) -> Failure {
    let failure = Explorer::new().check(scenario).expect_err("this must fail");
    println!("{}", failure.story);
    failure
}

#[test]
fn a_panic_that_is_caught_is_no_failure() {
    every_schedule(|| {
        let lock = Arc::new(Mutex::new(1));
        let other = Arc::clone(&lock);
        let careful = spawn("careful", move || {
            let caught = catch_unwind(AssertUnwindSafe(|| {
                let _guard = other.lock().unwrap();
                panic!("caught");
            }));
            assert!(caught.is_err());
        });
        careful.join().unwrap();
        assert!(lock.lock().is_err(), "the lock is poisoned");
    });
}

#[test]
fn a_panic_that_is_joined_is_no_failure() {
    every_schedule(|| {
        let bad = spawn("bad", || panic!("seen"));
        let payload = bad.join().unwrap_err();
        assert_eq!(payload.downcast_ref::<&str>(), Some(&"seen"));
    });
}

#[test]
fn a_panic_that_nobody_joins_is_a_failure() {
    let failure = failure(|| drop(spawn("bad", || panic!("overlooked"))));
    assert!(
        failure
            .headline
            .starts_with("bad panicked: overlooked (panics.rs:"),
        "{}",
        failure.headline
    );
}

#[test]
fn a_test_that_fails_because_of_a_thread_names_the_thread() {
    let unwrapped = failure(|| {
        spawn("bad", || assert_eq!(1, 2, "own words"))
            .join()
            .unwrap()
    });
    assert!(
        unwrapped
            .headline
            .starts_with("bad panicked: own words (panics.rs:"),
        "{}",
        unwrapped.headline
    );
    assert!(
        unwrapped.story.contains("\n      left: 1\n     right: 2\n"),
        "{}",
        unwrapped.story
    );
    let scoped = failure(|| {
        thread::scope(|scope| {
            thread::Builder::new()
                .name("bad".to_string())
                .spawn_scoped(scope, || panic!("own words"))
                .unwrap();
        });
    });
    assert!(
        scoped
            .headline
            .starts_with("bad panicked: own words (panics.rs:"),
        "{}",
        scoped.headline
    );
    let raised_again = failure(|| {
        let result = spawn("bad", || panic!("own words")).join();
        result.unwrap_or_else(|payload| resume_unwind(payload));
    });
    assert!(
        raised_again.headline.contains("own words"),
        "{}",
        raised_again.headline
    );
}

#[test]
fn a_thread_that_waits_for_one_that_panicked_is_not_the_culprit() {
    let failure = failure(|| {
        let (sender, receiver) = mpsc::channel::<u32>();
        let keeps_it_open = sender.clone();
        spawn("bad", move || {
            let _sender = sender;
            panic!("never sends");
        });
        let _ = receiver.recv();
        drop(keeps_it_open);
    });
    assert!(
        failure.headline.starts_with("bad panicked: never sends"),
        "{}",
        failure.headline
    );
    assert!(
        failure.story.contains("test waits to receive from"),
        "{}",
        failure.story
    );
}

#[test]
fn an_assertion_of_the_test_is_the_headline() {
    let failure = failure(|| assert!(never(), "one is not more than two"));
    assert!(
        failure
            .story
            .starts_with("schedule 1 of 1200 fails: one is not more than two (panics.rs:"),
        "{}",
        failure.story
    );
}

fn never() -> bool {
    false
}
