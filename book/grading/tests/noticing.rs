//! What an exploration notices: waiting for ever, running for ever, ending too early.

#[macro_use]
extern crate grading as std;
extern crate std as real;

use std::explore::{Explorer, Failure, note, spawn};
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Arc, Mutex, RwLock, mpsc};
use std::thread;
use std::time::Duration;

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
fn what_blocks_on_something_foreign_is_reported() {
    let explorer = Explorer::new().patience(Duration::from_millis(250));
    let failure = explorer
        .check(|| {
            let blocked = spawn("blocked", || {
                note("goes where nobody can see it");
                let (_sender, receiver) = real::sync::mpsc::channel::<()>();
                receiver.recv()
            });
            let _ = blocked.join();
        })
        .unwrap_err();
    assert!(
        failure.headline.contains("blocked does not come back"),
        "{}",
        failure.story
    );
    assert!(failure.story.contains("goes where nobody can see it"));
}

#[test]
fn a_loop_that_touches_nothing_is_reported() {
    let explorer = Explorer::new().patience(Duration::from_millis(250));
    let failure = explorer.check(|| {
        let stop = real::sync::atomic::AtomicBool::new(false);
        while !stop.load(SeqCst) {
            real::thread::sleep(Duration::from_millis(1));
        }
    });
    let headline = failure.unwrap_err().headline;
    assert!(headline.contains("test does not come back"), "{headline}");
}

#[test]
fn waiting_in_turns_without_an_end_is_reported() {
    let scenario = || {
        thread::scope(|scope| {
            for name in ["one", "other"] {
                let builder = thread::Builder::new().name(name.to_string());
                let spins = || {
                    loop {
                        thread::yield_now();
                    }
                };
                builder.spawn_scoped(scope, spins).unwrap();
            }
        });
    };
    let failure = Explorer::new().steps(400).check(scenario).unwrap_err();
    assert!(
        failure
            .headline
            .contains("one and other keep running and get nowhere (stopped after 400 steps)"),
        "{failure:?}"
    );
}

#[test]
fn threads_that_are_left_waiting_are_reported() {
    let failure = failure(|| {
        let (sender, receiver) = mpsc::channel::<()>();
        spawn("forgotten", move || {
            let _kept = sender;
            let _ = receiver.recv();
        });
    });
    let headline = &failure.headline;
    assert!(
        headline.starts_with("forgotten waits to receive from the channel made at noticing.rs:"),
        "{headline}"
    );
    assert!(
        headline.ends_with("when the scenario is over, and nobody will wake it"),
        "{headline}"
    );
}

#[test]
fn threads_that_end_by_themselves_need_not_be_joined() {
    passes(|| {
        let total = Arc::new(AtomicU32::new(0));
        for _ in 0..2 {
            let total = Arc::clone(&total);
            thread::spawn(move || total.fetch_add(1, SeqCst));
        }
    });
}

#[test]
fn locking_twice_is_reported() {
    let failure = failure(|| {
        let twice = Mutex::new(0);
        let _first = twice.lock();
        let _second = twice.lock();
    });
    assert!(
        failure
            .headline
            .contains("test waits for `twice`, held by itself"),
        "{}",
        failure.headline
    );
}

#[test]
fn reading_twice_with_a_writer_in_between_goes_well() {
    passes(|| {
        let value = Arc::new(RwLock::new(0));
        let other = Arc::clone(&value);
        let writer = spawn("writer", move || *other.write().unwrap() += 1);
        let first = value.read().unwrap();
        let second = value.read().unwrap();
        assert_eq!(*first, *second);
        drop((first, second));
        writer.join().unwrap();
    });
}

#[test]
fn what_keeps_its_value_between_schedules_is_reported() {
    static TIMES: Mutex<u32> = Mutex::new(0);
    let failure = failure(|| {
        *TIMES.lock().unwrap() += 1;
        let other = thread::spawn(|| ());
        assert_ne!(*TIMES.lock().unwrap(), 3, "the third time");
        other.join().unwrap();
    });
    assert!(
        failure
            .story
            .contains("keeps its value from one schedule to the next"),
        "{}",
        failure.story
    );
}

#[test]
fn a_static_lock_that_a_failed_schedule_left_held_is_no_hang() {
    static HELD: Mutex<u32> = Mutex::new(0);
    let scenario = || {
        let _held = HELD.lock().unwrap();
        let _again = HELD.lock().unwrap();
    };
    let first = failure(scenario);
    assert!(
        first
            .story
            .contains("the second time: `HELD` is still locked by"),
        "{}",
        first.story
    );
    let second = failure(scenario);
    assert!(
        second
            .headline
            .contains("`HELD` is still locked by a thread of an earlier schedule"),
        "{}",
        second.headline
    );
}

#[test]
fn ending_the_process_is_a_failure() {
    let failure = failure(|| {
        let quits = spawn("quits", || std::process::exit(0));
        let _: std::thread::Result<()> = quits.join();
    });
    let headline = &failure.headline;
    assert!(
        headline.contains("quits ends the whole process")
            && headline.contains("exit(0) (noticing.rs:"),
        "{headline}"
    );
}
