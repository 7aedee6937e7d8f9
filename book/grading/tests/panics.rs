//! Panics in an exploration: caught, joined or left alone.

#[macro_use]
extern crate grading as std;

use std::explore::{Explorer, Failure, every_schedule, spawn};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::peer::Program;
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
#[ignore = "ends the process"]
fn panics_in_a_destructor_during_a_panic() {
    struct Clumsy;
    impl Drop for Clumsy {
        fn drop(&mut self) {
            panic!("the second one");
        }
    }
    every_schedule(|| {
        let bad = spawn("bad", || {
            let _clumsy = Clumsy;
            panic!("the first one");
        });
        let _ = bad.join();
    });
}

#[test]
fn a_panic_in_a_destructor_during_a_panic_is_told_before_it_ends_the_process() {
    let this = std::env::current_exe().unwrap();
    let test = "panics_in_a_destructor_during_a_panic";
    let ended = Program::start(this, &[test, "--exact", "--ignored"])
        .wait_within(std::time::Duration::from_secs(60));
    assert_eq!(ended.status.code(), Some(101), "{}", ended.stderr);
    let told = |text| ended.stderr.find(text);
    assert!(
        told("fails: bad panicked: the second one").is_some(),
        "{}",
        ended.stderr
    );
    let (first, second) = (
        told("panics: the first one"),
        told("panics: the second one"),
    );
    assert!(first.is_some() && first < second, "{}", ended.stderr);
    assert!(told("the remaining tests of this file were not run").is_some());
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
