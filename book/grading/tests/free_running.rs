//! `FREE_RUNNING`: the scenarios of tests that explore, on threads that run freely. The variable counts for a whole
//! process, so each scenario is tried in one of its own: the tests that are ignored are run by the others.

#[macro_use]
extern crate grading as std;

use std::cell::Cell;
use std::explore::{every_schedule, in_exploration, quiesce, spawn};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

fn on_free_running_threads(test: &str, runs: &str) -> Output {
    let output = Command::new(std::env::current_exe().unwrap())
        .args([test, "--exact", "--ignored", "--nocapture"])
        .env("FREE_RUNNING", runs)
        .output()
        .unwrap();
    println!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    output
}

#[track_caller]
fn passes(test: &str) {
    assert!(on_free_running_threads(test, "10").status.success());
}

#[track_caller]
fn fails(test: &str, said: &[&str]) {
    let output = on_free_running_threads(test, "10");
    assert_eq!(output.status.code(), Some(101));
    let told = String::from_utf8_lossy(&output.stderr);
    for words in said {
        assert!(told.contains(words), "it does not say {words:?}");
    }
}

#[test]
#[ignore = "wants free-running threads"]
fn counts_its_runs() {
    static RUNS: AtomicU32 = AtomicU32::new(0);
    every_schedule(|| {
        assert!(!in_exploration());
        let counter = spawn("counter", || RUNS.fetch_add(1, SeqCst));
        counter.join().unwrap();
    });
    assert_eq!(RUNS.load(SeqCst), 10);
}

#[test]
fn a_scenario_is_run_so_often() {
    passes("counts_its_runs");
}

#[test]
#[ignore = "wants free-running threads"]
fn counts_in_a_variable_of_its_thread() {
    thread_local!(static RUNS: Cell<u32> = const { Cell::new(0) });
    let test = std::thread::current().name().map(str::to_owned);
    every_schedule(move || {
        assert_eq!(std::thread::current().name(), test.as_deref());
        RUNS.set(RUNS.get() + 1);
        assert_eq!(RUNS.get(), 1);
    });
}

#[test]
fn a_run_begins_with_new_local_variables() {
    passes("counts_in_a_variable_of_its_thread");
}

#[test]
#[ignore = "wants free-running threads"]
fn looks_at_the_clock() {
    every_schedule(|| {
        let before = Instant::now();
        quiesce();
        assert!(before.elapsed() >= Duration::from_millis(5));
    });
}

#[test]
fn who_wants_quiet_gives_the_others_some_time() {
    passes("looks_at_the_clock");
}

#[test]
#[ignore = "wants free-running threads"]
fn joins_a_thread_that_panics() {
    every_schedule(|| assert!(spawn("thrower", || panic!("as expected")).join().is_err()));
}

#[test]
fn a_panic_that_the_test_looks_at_is_none_of_our_business() {
    passes("joins_a_thread_that_panics");
}

#[test]
#[ignore = "wants free-running threads"]
fn leaves_a_thread_that_panics() {
    static RUNS: AtomicU32 = AtomicU32::new(0);
    every_schedule(|| {
        spawn("thrower", || {
            if RUNS.fetch_add(1, SeqCst) == 2 {
                panic!("nobody looks");
            }
        });
    });
}

#[test]
fn a_panic_that_nobody_sees_fails() {
    let said = [
        "thread `thrower` panicked: nobody looks",
        "run 3 of 10 on free-running threads fails",
    ];
    fails("leaves_a_thread_that_panics", &said);
}

#[test]
#[ignore = "wants free-running threads"]
fn waits_for_ever() {
    every_schedule(|| {
        let (_sender, receiver) = channel::<()>();
        let consumer = spawn("consumer", move || receiver.recv());
        let _ = consumer.join();
    });
}

#[test]
#[ignore = "wants free-running threads"]
fn leaves_a_thread_that_waits_for_ever() {
    every_schedule(|| {
        spawn("parked", || {
            loop {
                std::thread::park();
            }
        });
    });
}

#[test]
fn a_hang_fails() {
    // `_sender` lives as long as the scenario: the consumer waits.
    fails("waits_for_ever", &["has not ended after 2s", "consumer"]);
    fails(
        "leaves_a_thread_that_waits_for_ever",
        &["has not ended after 2s", "parked"],
    );
}

#[test]
fn a_number_that_is_none_is_refused() {
    let output = on_free_running_threads("counts_its_runs", "many");
    assert!(!output.status.success());
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("FREE_RUNNING must be a number"));
}
