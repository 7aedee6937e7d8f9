//! The classic wrong answers are found, and their stories say what is wrong; right ones pass.

#[macro_use]
extern crate grading as std;

#[path = "cells/fair.rs"]
mod fair;
#[path = "cells/if_for_while.rs"]
mod if_for_while;
#[path = "cells/left_held.rs"]
mod left_held;
#[path = "cells/lost_wake_up.rs"]
mod lost_wake_up;
#[path = "cells/no_notify.rs"]
mod no_notify;
#[path = "cells/one_at_a_time.rs"]
mod one_at_a_time;
#[path = "cells/opposite_orders.rs"]
mod opposite_orders;
#[path = "cells/right.rs"]
mod right;
#[path = "cells/spins.rs"]
mod spins;
#[path = "cells/starves.rs"]
mod starves;
#[path = "cells/wrong_side.rs"]
mod wrong_side;

use std::explore::{Explorer, call, every_schedule, note, quiesce, spawn};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};

/// One producer, one consumer, two items.
macro_rules! handing_over {
    ($cell:ident) => {
        || {
            let cell = Arc::new($cell::Cell::new());
            let producers_cell = Arc::clone(&cell);
            let producer = spawn("producer", move || {
                (1..=2).for_each(|data| {
                    call(format!("set_data({data})"), || {
                        producers_cell.set_data(data)
                    })
                });
            });
            for data in 1..=2 {
                let got = call("get_data()", || cell.get_data());
                assert_eq!(
                    got, data,
                    "the consumer got another item than the producer set"
                );
            }
            producer.join().unwrap();
        }
    };
}

/// Two producers and two consumers, one item each.
macro_rules! many_at_once {
    ($cell:ident) => {
        || {
            let cell = Arc::new($cell::Cell::new());
            let mut threads = Vec::new();
            for (name, data) in [("producer A", 1), ("producer B", 2)] {
                let cell = Arc::clone(&cell);
                threads.push(spawn(name, move || {
                    call("set_data()", || cell.set_data(data))
                }));
            }
            for name in ["consumer X", "consumer Y"] {
                let cell = Arc::clone(&cell);
                threads.push(spawn(name, move || {
                    call("get_data()", || cell.get_data());
                }));
            }
            for thread in threads {
                thread.join().unwrap();
            }
        }
    };
}

/// A reader and a writer, once each.
macro_rules! reading_and_writing {
    ($cell:ident) => {
        || {
            let shared = Arc::new($cell::Shared::new());
            let readers_shared = Arc::clone(&shared);
            let reader = spawn("reader", move || {
                call("read()", || readers_shared.read(|_| ()))
            });
            call("write()", || shared.write(|value| *value = 1));
            reader.join().unwrap();
        }
    };
}

/// While one reader is inside, another one comes.
macro_rules! readers_meet {
    ($cell:ident) => {
        || {
            let shared = Arc::new($cell::Shared::new());
            let both_inside = Arc::new(AtomicBool::new(false));
            let (others_shared, met) = (Arc::clone(&shared), Arc::clone(&both_inside));
            let mut other = None;
            call("read()", || {
                shared.read(|_| {
                    note("is inside");
                    let reads = move || others_shared.read(|_| met.store(true, SeqCst));
                    other = Some(spawn("second reader", move || call("read()", reads)));
                    quiesce();
                    assert!(
                        both_inside.load(SeqCst),
                        "a reader keeps another reader out"
                    );
                })
            });
            other.unwrap().join().unwrap();
        }
    };
}

/// While a reader is inside, first a writer comes and then another reader.
macro_rules! writer_first {
    ($cell:ident) => {
        || {
            let shared = Arc::new($cell::Shared::new());
            let seen = Arc::new(AtomicU32::new(0));
            let (writers_shared, readers_shared) = (Arc::clone(&shared), Arc::clone(&shared));
            let readers_seen = Arc::clone(&seen);
            let mut threads = Vec::new();
            call("read()", || {
                shared.read(|_| {
                    let writes = move || writers_shared.write(|value| *value = 1);
                    threads.push(spawn("writer", move || call("write()", writes)));
                    quiesce();
                    let reads =
                        move || readers_shared.read(|value| readers_seen.store(value, SeqCst));
                    threads.push(spawn("late reader", move || call("read()", reads)));
                    quiesce();
                })
            });
            for thread in threads {
                thread.join().unwrap();
            }
            assert_eq!(
                seen.load(SeqCst),
                1,
                "a late reader passed the writer that was waiting"
            );
        }
    };
}

/// A reader's closure panics; then a writer comes.
macro_rules! after_a_panic {
    ($cell:ident) => {
        || {
            let shared = Arc::new($cell::Shared::new());
            let readers_shared = Arc::clone(&shared);
            let reader = spawn("reader", move || {
                readers_shared.read(|_| panic!("a bad reader"))
            });
            assert!(
                reader.join().is_err(),
                "the panic of a reader is its own affair"
            );
            call("write()", || shared.write(|value| *value = 1));
            let caught = catch_unwind(AssertUnwindSafe(|| shared.read(|_| panic!("a bad reader"))));
            assert!(caught.is_err());
            call("write()", || shared.write(|value| *value = 2));
        }
    };
}

/// The story must contain all these words.
#[track_caller]
fn fails(scenario: impl Fn() + Send + Sync + 'static, words: &[&str]) {
    let failure = Explorer::new()
        .check(scenario)
        .expect_err("this answer is wrong");
    println!("{}", failure.story);
    for words in words {
        assert!(
            failure.story.contains(words),
            "the story does not say {words:?}"
        );
    }
}

#[test]
fn right_answers_pass() {
    every_schedule(handing_over!(right));
    every_schedule(many_at_once!(right));
    every_schedule(reading_and_writing!(fair));
    every_schedule(readers_meet!(fair));
    every_schedule(writer_first!(fair));
    every_schedule(after_a_panic!(fair));
}

#[test]
fn if_in_place_of_while_is_found() {
    fails(
        many_at_once!(if_for_while),
        &[
            "consumer",
            "waits on `not_empty` in get_data()",
            "nobody will wake",
            "set_data(): locks `item` (if_for_while.rs:",
            "prints \"stored 1\"",
        ],
    );
}

#[test]
fn a_missing_notification_is_found() {
    fails(
        handing_over!(no_notify),
        &["producer waits on `not_full` in set_data(2) (no_notify.rs:"],
    );
}

#[test]
fn a_notification_that_wakes_the_wrong_side_is_found() {
    fails(
        many_at_once!(wrong_side),
        &["notify_one on `changed`: wakes", "nobody will wake"],
    );
}

#[test]
fn a_lost_wake_up_is_found() {
    let scenario = || {
        let cell = Arc::new(lost_wake_up::Cell::new());
        let producers_cell = Arc::clone(&cell);
        let set_data = move || call("set_data(1)", || producers_cell.set_data(1));
        let producer = spawn("producer", set_data);
        assert_eq!(call("get_data()", || cell.get_data()), 1);
        producer.join().unwrap();
    };
    fails(
        scenario,
        &[
            "notify_one on `not_empty`: nobody waits there",
            "test waits on `not_empty` in get_data()",
        ],
    );
}

#[test]
fn two_locks_in_opposite_orders_are_found() {
    fails(
        reading_and_writing!(opposite_orders),
        &[
            "deadlock: test and reader wait, and nobody will wake them",
            "test waits for `ok_to_read`, held by reader in write() (opposite_orders.rs:26)",
            "reader waits for `ok_to_write`, held by test in read() (opposite_orders.rs:20)",
        ],
    );
}

#[test]
fn waiting_in_a_loop_is_found() {
    let scenario = || {
        let cell = Arc::new(spins::Cell::new());
        let consumers_cell = Arc::clone(&cell);
        let consumer = spawn("consumer", move || {
            call("get_data()", || consumers_cell.get_data())
        });
        quiesce();
        cell.set_data(1);
        consumer.join().unwrap();
    };
    fails(
        scenario,
        &[
            "consumer keeps running and gets nowhere",
            "in a loop instead of blocking",
            "... these 2 steps 2",
            "times in a row ...",
        ],
    );
}

#[test]
fn too_much_synchronization_is_found() {
    fails(
        readers_meet!(one_at_a_time),
        &[
            "a reader keeps another reader out (answers.rs:",
            "has to wait for `value`, held by test",
        ],
    );
}

#[test]
fn starvation_by_a_lock_that_promises_no_order_is_found() {
    fails(
        writer_first!(starves),
        &[
            "a late reader passed the writer",
            "late reader",
            "read-locks `value`",
        ],
    );
    every_schedule(readers_meet!(starves));
    every_schedule(after_a_panic!(starves));
}

#[test]
fn what_is_left_held_after_a_panic_is_found() {
    fails(
        after_a_panic!(left_held),
        &[
            "panics: a bad reader (answers.rs:",
            "test waits on `nobody_inside` in write()",
        ],
    );
    fails(
        after_a_panic!(one_at_a_time),
        &[
            "PoisonError",
            "it was poisoned when reader panicked: a bad reader",
        ],
    );
}
