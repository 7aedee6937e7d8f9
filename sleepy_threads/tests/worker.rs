//! Workers that are handed their numbers, under every schedule that the explorer tries.

#[macro_use]
extern crate grading as std; // here std::sync and std::thread are driven by a scheduler

#[path = "../src/crew.rs"]
#[allow(dead_code)] // as long as `work` is not written, nobody uses it
mod crew;
#[path = "../src/worker.rs"]
mod worker;

use std::explore::{call, every_schedule, quiesce, spawn};
use std::sync::{Arc, Barrier, Mutex};
use std::thread;

use crew::{Crew, CrewError}; // what `worker.rs` imports from its crate
use worker::work;

/// The name of the thread that asks.
fn my_name() -> String {
    thread::current().name().unwrap_or("nameless").to_owned()
}

#[test]
fn exercise_3_each_worker_is_handed_the_number_in_its_name() {
    every_schedule(|| {
        let handed = Arc::new(Mutex::new(Vec::new()));
        let list = Arc::clone(&handed);
        let outcome = call("work(3)", || {
            work(3, move |number| {
                let call = format!("{} got {number}", my_name());
                list.lock().unwrap().push(call);
            })
        });
        assert!(outcome.is_ok(), "work reports {outcome:?}");
        let mut calls = handed.lock().unwrap().clone();
        calls.sort();
        assert_eq!(
            calls,
            ["Worker 0 got 0", "Worker 1 got 1", "Worker 2 got 2"],
            "every thread must get the number in its name, once"
        );
    });
}

#[test]
fn exercise_3_the_workers_work_at_the_same_time() {
    every_schedule(|| {
        let everybody = Arc::new(Barrier::new(3)); // nobody ends before all have come
        let outcome = call("work(3)", || {
            work(3, move |_| {
                everybody.wait();
            })
        });
        assert!(outcome.is_ok(), "work reports {outcome:?}");
    });
}

#[test]
fn exercise_3_work_waits_until_all_workers_have_ended() {
    every_schedule(|| {
        let leave = Arc::new(Barrier::new(3));
        let granted = Arc::clone(&leave);
        let boss = spawn("boss", move || {
            call("work(2)", || {
                work(2, move |_| {
                    granted.wait();
                })
            })
        });
        quiesce();
        assert!(
            !boss.is_finished(),
            "work has returned while its workers still worked"
        );
        leave.wait();
        let outcome = boss.join().unwrap();
        assert!(outcome.is_ok(), "work reports {outcome:?}");
    });
}

#[test]
fn exercise_3_a_worker_that_panics_is_reported() {
    every_schedule(|| {
        let outcome = call("work(3)", || {
            work(3, |number| {
                assert_ne!(number, 1, "worker 1 was told to panic")
            })
        });
        match outcome {
            Err(CrewError::Panicked { names, started }) => {
                assert_eq!(
                    names,
                    ["Worker 1"],
                    "work names other threads than panicked"
                );
                assert_eq!(started, 3, "`started` is the number of all threads");
            }
            Err(refused) => panic!("work reports {refused}, not a panic"),
            Ok(()) => panic!("work reports success, although Worker 1 panicked"),
        }
    });
}
