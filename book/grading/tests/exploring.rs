//! What an exploration does: the schedules it tries, what it notices, how it tells and repeats it.

#[macro_use]
extern crate grading as std;

#[path = "cells/if_for_while.rs"]
mod if_for_while;
#[path = "cells/right.rs"]
mod right;

use std::explore::{Explorer, Failure, call, every_schedule, note, quiesce, spawn};
use std::panic::catch_unwind;
use std::peer::{Ended, Program};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

#[track_caller]
fn failure(scenario: impl Fn() + Send + Sync + 'static) -> Failure {
    let failure = Explorer::new().check(scenario).expect_err("this must fail");
    println!("{}", failure.story);
    failure
}

/// Several of each, so that there is something to choose.
fn handing_over_to_several() {
    let cell = Arc::new(right::Cell::new());
    let other = Arc::clone(&cell);
    let producer = spawn("producer", move || {
        (0..4).for_each(|data| other.set_data(data))
    });
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| cell.get_data() + cell.get_data());
        }
    });
    producer.join().unwrap();
}

fn wrong() {
    let cell = Arc::new(if_for_while::Cell::new());
    let other = Arc::clone(&cell);
    let producer = spawn("producer", move || {
        (0..2).for_each(|data| other.set_data(data))
    });
    assert_eq!(cell.get_data(), 0, "the first item was replaced");
    assert_eq!(cell.get_data(), 1);
    producer.join().unwrap();
}

#[test]
fn the_same_seed_gives_the_same_schedules() {
    let explorer = Explorer::new().schedules(300);
    let first = explorer.check(handing_over_to_several).unwrap();
    let second = explorer.check(handing_over_to_several).unwrap();
    assert_eq!(first, second);
    assert_eq!(first.schedules, 300);
    assert!(!first.exhausted);
    let other_seed = explorer.seed(2).check(handing_over_to_several).unwrap();
    assert_ne!(first.steps, other_seed.steps);
}

#[test]
fn a_replay_tells_the_same_story() {
    let found = failure(wrong);
    assert!(
        found.schedule > 1,
        "this takes an unusual choice: {}",
        found.replay
    );
    let replayed = Explorer::new()
        .replay(&found.replay)
        .check(wrong)
        .unwrap_err();
    assert_eq!(found.to_string(), replayed.story);
    assert_eq!(replayed.report.schedules, 1);
    let name = "a_replay_tells_the_same_story";
    let command = format!(
        "replay: REPLAY={} cargo test -p grading {name}\n",
        found.replay
    );
    assert!(found.story.ends_with(&command), "{}", found.story);
}

#[test]
fn every_schedule_panics_with_the_story() {
    let payload = catch_unwind(|| every_schedule(wrong)).unwrap_err();
    let story = payload.downcast_ref::<String>().unwrap();
    assert_eq!(
        *story,
        failure_story_for("every_schedule_panics_with_the_story")
    );
}

fn failure_story_for(test: &str) -> String {
    let story = failure(wrong).story;
    assert!(story.contains(test));
    story
}

#[test]
#[ignore = "run by the next test, in a process of its own"]
fn explores_what_is_wrong() {
    every_schedule(wrong);
}

/// Runs the test above with a variable set.
fn explore_with(variable: &str, value: &str) -> Ended {
    let mut command = std::process::Command::new(std::env::current_exe().unwrap());
    command.args([
        "explores_what_is_wrong",
        "--exact",
        "--ignored",
        "--nocapture",
    ]);
    command.env(variable, value);
    Program::start_command(command).wait_within(Duration::from_secs(60))
}

#[test]
fn the_environment_says_what_is_tried() {
    let found = failure(wrong);
    let replayed = explore_with("REPLAY", &found.replay);
    let (story, _) = found.story.split_once("replay: ").unwrap();
    assert!(replayed.stderr.contains(story), "{}", replayed.stderr);
    let printed = "what is printed belongs into the story only";
    assert!(!replayed.stdout.contains("stored"), "{printed}");
    let one_schedule = explore_with("SCHEDULES", "1");
    assert!(one_schedule.status.success(), "{}", one_schedule.stderr);
    let other_seed = explore_with("SEED", "2");
    assert!(
        other_seed.stderr.contains("fails: "),
        "{}",
        other_seed.stderr
    );
    let nonsense = explore_with("SEED", "two");
    let words = "SEED must be a number, not \"two\"";
    assert!(nonsense.stderr.contains(words), "{}", nonsense.stderr);
}

#[test]
fn a_scenario_without_choices_runs_once() {
    let report = Explorer::new()
        .check(|| drop(Mutex::new(1).lock()))
        .unwrap();
    assert_eq!((report.schedules, report.exhausted), (1, true));
}

#[test]
fn a_lost_update_is_found_and_its_story_is_short() {
    let failure = failure(|| {
        let total = Mutex::new(0);
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    let old = *total.lock().unwrap();
                    *total.lock().unwrap() = old + 1;
                });
            }
        });
        assert_eq!(*total.lock().unwrap(), 2, "an update is lost");
    });
    assert!(
        failure
            .headline
            .starts_with("an update is lost (exploring.rs:")
    );
    assert!(failure.story.contains("thread 1"));
    assert!(failure.story.lines().count() < 25, "{}", failure.story);
}

#[test]
fn what_comes_after_a_call_is_not_told_as_part_of_it() {
    let story = failure(|| {
        call("outer()", || {
            let _ = catch_unwind(|| call("inner()", || panic!("on purpose")));
            note("in the outer one");
        });
        note("in none");
        panic!("told");
    })
    .story;
    for words in [
        " 1  inner(): panics: on purpose (exploring.rs:",
        " 2  outer(): in the outer one",
        " 3  returns from outer()",
        " 4  in none",
    ] {
        assert!(story.contains(words), "{words:?} is not in {story}");
    }
}

#[test]
fn a_story_leaves_out_what_does_not_matter() {
    let failure = failure(|| {
        for _ in 0..3 {
            spawn("busy", || {
                let busy = Mutex::new(0);
                (0..5).for_each(|_| *busy.lock().unwrap() += 1);
            });
        }
        let ready = Arc::new((Mutex::new(false), Condvar::new()));
        let other = Arc::clone(&ready);
        spawn("notifier", move || {
            *other.0.lock().unwrap() = true;
            other.1.notify_one();
        });
        let mut guard = ready.0.lock().unwrap();
        if !*guard {
            guard = ready.1.wait(guard).unwrap();
        }
        assert!(*guard, "this takes a spurious wake-up");
    });
    assert!(
        failure.headline.starts_with("this takes a spurious"),
        "{}",
        failure.story
    );
    assert!(!failure.story.contains("`busy`"), "{}", failure.story);
}

#[test]
fn spurious_wake_ups_happen_and_can_be_forbidden() {
    let waits_once = || {
        let pair = Arc::new((Mutex::new(false), Condvar::new()));
        let other = Arc::clone(&pair);
        let notifier = spawn("notifier", move || {
            *other.0.lock().unwrap() = true;
            other.1.notify_one();
        });
        let ready = pair.0.lock().unwrap();
        if !*ready {
            let ready = pair.1.wait(ready).unwrap();
            assert!(*ready, "woken up although nothing has changed");
        }
        notifier.join().unwrap();
    };
    let found = failure(waits_once);
    assert!(
        found
            .story
            .contains("wakes up for no reason (a spurious wake-up)")
    );
    assert!(
        found.story.lines().count() < 16,
        "there is nothing to tell but the wait: {}",
        found.story
    );
    Explorer::new().spurious(0).check(waits_once).unwrap();
}

#[test]
fn any_waiter_may_be_the_one_that_is_notified() {
    for expected in ["A", "B"] {
        let scenario = move || {
            let woken = Arc::new((Mutex::new(Vec::new()), Condvar::new()));
            for name in ["A", "B"] {
                let woken = Arc::clone(&woken);
                spawn(name, move || {
                    let names = woken.0.lock().unwrap();
                    woken.1.wait(names).unwrap().push(name);
                });
                quiesce();
            }
            woken.1.notify_one();
            quiesce();
            assert_ne!(woken.0.lock().unwrap()[0], expected);
            woken.1.notify_one();
        };
        // None of them may wake up by itself.
        let never_that_one = Explorer::new().spurious(0).check(scenario);
        never_that_one.expect_err("both must happen");
    }
}

#[test]
fn many_threads_are_told_in_lines() {
    let failure = failure(|| {
        let gate = Arc::new(Mutex::new(()));
        let threads: Vec<_> = ["a", "b", "c", "d", "e"]
            .map(|name| {
                let gate = Arc::clone(&gate);
                spawn(name, move || drop(gate.lock().unwrap()))
            })
            .into();
        for thread in threads {
            thread.join().unwrap();
        }
        panic!("told");
    });
    assert!(failure.story.contains("\n 1  "), "{}", failure.story);
    assert!(
        failure
            .story
            .lines()
            .all(|line| line.chars().count() <= 110),
        "{}",
        failure.story
    );
}
