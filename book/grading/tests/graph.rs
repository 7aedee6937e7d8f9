//! The graph of all schedules of a small scenario: what it counts, what it says of a state, and when there is none.

#[macro_use]
extern crate grading as std;

#[path = "cells/if_for_while.rs"]
mod if_for_while;

use std::explore::graph::{Ending, Graph, NoGraph, Outcome, Schedule, State, Status};
use std::explore::{Crew, Explorer, call, note, show};
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Arc, Condvar, Mutex};

fn try_graph(
    spurious: usize,
    scenario: impl Fn() + Send + Sync + 'static,
) -> Result<Graph, NoGraph> {
    Explorer::new()
        .spurious(spurious)
        .schedules(100)
        .graph(scenario)
}

fn graph(scenario: impl Fn() + Send + Sync + 'static) -> Graph {
    try_graph(0, scenario).unwrap_or_else(|why| panic!("{why}"))
}

/// Threads that each add 1 so many times.
fn adders(times: &'static [u32]) -> impl Fn() + Send + Sync {
    move || {
        let count = Arc::new(AtomicU32::new(0));
        let seen = Arc::clone(&count);
        show(move || Some(format!("{seen:?}")));
        let mut crew = Crew::new();
        for &times in times {
            let count = Arc::clone(&count);
            crew = crew.with("adder", move || {
                for _ in 0..times {
                    count.fetch_add(1, SeqCst);
                }
            });
        }
        crew.run();
        assert_eq!(count.load(SeqCst), times.iter().sum::<u32>());
    }
}

#[test]
fn there_are_as_many_schedules_as_ways_to_shuffle_the_steps() {
    for (times, schedules) in [
        (&[3][..], 1),
        (&[1, 1], 2),
        (&[2, 2], 6),
        (&[3, 3], 20),
        (&[1, 2, 3], 60),
    ] {
        let graph = graph(adders(times));
        assert_eq!(graph.schedules(), schedules, "{times:?}");
        assert_eq!(graph.failing_schedules(), 0);
        assert_eq!(graph.all_schedules().count() as u64, schedules);
    }
}

#[test]
fn states_that_schedules_have_in_common_are_there_once() {
    let graph = graph(|| {
        let twice = || {
            let own = AtomicU32::new(0);
            (1..=2).for_each(|step| own.store(step, SeqCst));
        };
        Crew::new().with("one", twice).with("other", twice).run();
    });
    assert_eq!(graph.schedules(), 6);
    // How far the one is, and how far the other.
    assert_eq!(graph.states.len(), 3 * 3);
}

/// Two threads that read a number, and then write the next one.
fn lost_update() {
    let count = Arc::new(AtomicU32::new(0));
    let seen = Arc::clone(&count);
    show(move || Some(format!("{seen:?}")));
    let add = |count: Arc<AtomicU32>| {
        move || {
            let old = count.load(SeqCst);
            count.store(old + 1, SeqCst);
        }
    };
    Crew::new()
        .with("one", add(Arc::clone(&count)))
        .with("other", add(Arc::clone(&count)))
        .run();
    assert_eq!(count.load(SeqCst), 2, "an update is lost");
}

#[test]
fn an_update_is_lost_unless_one_is_done_before_the_other_begins() {
    let graph = graph(lost_update);
    assert_eq!((graph.schedules(), graph.failing_schedules()), (6, 4));
    let is_lost = |ending: &Ending| matches!(ending, Ending::Failed(why) if why.starts_with("an update is lost"));
    let lost = graph.all_schedules().filter(|one| is_lost(one.ending()));
    assert_eq!(lost.count(), 4);
    let mut serial = graph.all_schedules().filter(|one| one.preemptions() == 0);
    let ends_well = |one: Schedule<'_>| *one.ending() == Ending::Good;
    assert!(serial.all(ends_well));
}

#[test]
fn every_schedule_has_a_code_that_replays_it() {
    for schedule in graph(lost_update).all_schedules() {
        let outcome = Explorer::new().replay(schedule.code()).check(lost_update);
        let fails = *schedule.ending() != Ending::Good;
        assert_eq!(outcome.is_err(), fails, "{}", schedule.code());
    }
}

/// Two threads that each take the lock and give it back.
fn one_lock() {
    let lock = Arc::new(Mutex::new(()));
    let other = Arc::clone(&lock);
    Crew::new()
        .with("one", move || drop(lock.lock()))
        .with("other", move || drop(other.lock()))
        .run();
}

#[test]
fn who_comes_to_a_lock_too_early_waits_until_it_is_free() {
    // Either thread is first; the other one comes while it holds the lock, or later.
    let graph = graph(one_lock);
    assert_eq!((graph.schedules(), graph.failing_schedules()), (4, 0));
    let locked = |state: &&State| state.locks == [("`lock`".to_string(), vec![1])];
    let waits = |state: &&State| {
        state.threads[2].status == Status::Waits("waits for `lock`, held by one".to_string())
    };
    let state = graph.states.iter().filter(locked).find(waits);
    let state = state.expect("in one state the other thread waits for the lock");
    assert_eq!(state.steps.len(), 1, "only the holder can go on");
}

#[test]
fn a_deadlock_is_the_end_of_a_schedule() {
    let graph = graph(|| {
        let (one, other) = (Arc::new(Mutex::new(())), Arc::new(Mutex::new(())));
        let take = |first: &Arc<Mutex<()>>, second: &Arc<Mutex<()>>| {
            let (first, second) = (Arc::clone(first), Arc::clone(second));
            move || {
                let _first = first.lock().unwrap();
                let _second = second.lock().unwrap();
            }
        };
        let crew = Crew::new().with("there", take(&one, &other));
        crew.with("back", take(&other, &one)).run();
    });
    let deadlocks = |state: &&State| match &state.ending {
        Some(Ending::Failed(why)) => why.starts_with("deadlock: there and back wait"),
        _ => false,
    };
    assert_eq!(graph.states.iter().filter(deadlocks).count(), 1);
    assert!(graph.failing_schedules() > 0);
    assert!(graph.failing_schedules() < graph.schedules());
}

fn two_items_in_a_cell_that_asks_once() {
    let cell = Arc::new(if_for_while::Cell::new());
    let other = Arc::clone(&cell);
    let crew = Crew::new().with("producer", move || {
        (1..=2).for_each(|item| call(format!("set_data({item})"), || cell.set_data(item)));
        vec![1, 2]
    });
    let get = move || {
        let item = call("get_data()", || other.get_data());
        note(format!("has got {item}"));
        item
    };
    let items = crew.with("consumer", move || vec![get(), get()]).run();
    assert_eq!(items[0], items[1], "an item is lost");
}

#[test]
fn a_wait_that_ends_for_no_reason_is_one_more_outcome() {
    let usual = graph(two_items_in_a_cell_that_asks_once);
    assert_eq!(usual.failing_schedules(), 0);
    let graph = try_graph(1, two_items_in_a_cell_that_asks_once).unwrap();
    assert!(graph.failing_schedules() > 0, "the `if` is found out");
    let spurious = |state: &State| {
        let mut steps = state.steps.iter();
        steps.any(|step| step.outcome == Outcome::Spurious)
    };
    assert!(graph.states.iter().any(spurious));
    for schedule in graph.all_schedules() {
        let explorer = Explorer::new().spurious(1).replay(schedule.code());
        let outcome = explorer.check(two_items_in_a_cell_that_asks_once);
        let fails = *schedule.ending() != Ending::Good;
        assert_eq!(outcome.is_err(), fails, "{}", schedule.code());
    }
}

/// Two wait for a door to be opened, and one of them is woken.
fn one_of_two() {
    let door = Arc::new((Mutex::new(false), Condvar::new()));
    let seen = Arc::clone(&door);
    show(move || {
        let text = format!("{:?}", seen.0);
        (!text.contains("<locked>")).then_some(text)
    });
    let mut crew = Crew::new();
    for name in ["first", "second"] {
        let door = Arc::clone(&door);
        crew = crew.with(name, move || {
            let open = door.0.lock().unwrap();
            drop(door.1.wait_while(open, |open| !*open).unwrap());
        });
    }
    crew.with("opener", move || {
        *door.0.lock().unwrap() = true;
        door.1.notify_one();
    })
    .run();
}

#[test]
fn each_of_those_who_wait_may_be_woken() {
    let graph = graph(one_of_two);
    let outcomes = |state: &State| {
        let steps = state.steps.iter().filter(|step| step.thread == 3);
        steps.map(|step| step.outcome).collect::<Vec<_>>()
    };
    let both = [Outcome::Wakes(1), Outcome::Wakes(2)];
    assert!(graph.states.iter().any(|state| outcomes(state) == both));
    assert!(graph.failing_schedules() > 0, "one of two is left waiting");
}

/// Two threads that each write a number of their own.
fn the_last_one_wins(shown: bool) -> impl Fn() + Send + Sync {
    move || {
        let number = Arc::new(Mutex::new(0));
        let seen = Arc::clone(&number);
        show(move || {
            let text = format!("{seen:?}");
            (shown && !text.contains("<locked>")).then_some(text)
        });
        let write = |mine: u32| {
            let number = Arc::clone(&number);
            move || *number.lock().unwrap() = mine
        };
        Crew::new()
            .with("one", write(1))
            .with("two", write(2))
            .run();
        assert_eq!(*number.lock().unwrap(), 2, "two was first");
    }
}

#[test]
fn there_is_no_graph_if_the_scenario_shows_too_little() {
    let graph = graph(the_last_one_wins(true));
    assert_eq!((graph.schedules(), graph.failing_schedules()), (4, 2));
    let why = try_graph(0, the_last_one_wins(false)).expect_err("two states look alike");
    assert!(
        why.to_string().contains("shows or notes too little"),
        "{why}"
    );
}

#[test]
fn a_thread_stands_at_the_line_that_it_will_run_next() {
    let first = line!() + 5;
    let graph = graph(|| {
        let lock = Arc::new(Mutex::new(()));
        Crew::new()
            .with("one", move || {
                let held = lock.lock().unwrap();
                drop(held);
                let _held = lock.lock().unwrap();
            })
            .run();
    });
    let lines = graph.states.iter().map(|state| &state.threads[1].line);
    let mut lines: Vec<u32> = lines.flatten().map(|line| line.number).collect();
    lines.dedup();
    // Locks, gives back at `drop`, locks, gives back at the brace.
    assert_eq!(lines[..4], [first, first + 1, first + 2, first + 3]);
}

#[test]
fn outside_of_an_exploration_a_crew_is_threads() {
    let crew = Crew::new().with("one", || 1).with("two", || 2);
    assert_eq!(crew.run(), [1, 2]);
}
