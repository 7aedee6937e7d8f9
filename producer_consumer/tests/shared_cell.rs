//! The one-item cell under every schedule that the explorer tries.

#[macro_use]
extern crate grading as std; // here std::sync and std::thread are driven by a scheduler

#[path = "../src/shared_cell.rs"]
mod shared_cell;

use std::explore::{call, every_schedule, quiesce, spawn};
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex};

use shared_cell::SharedCell;

fn set(cell: &SharedCell<u32>, item: u32) {
    call(format!("set_data({item})"), || cell.set_data(item));
}

fn get(cell: &SharedCell<u32>) -> u32 {
    call("get_data()", || cell.get_data())
}

#[test]
fn exercise_1_every_item_is_consumed_once_in_the_order_of_production() {
    every_schedule(|| {
        let cell = Arc::new(SharedCell::new());
        let producers_cell = Arc::clone(&cell);
        let producer = spawn("producer", move || {
            (1..=3).for_each(|item| set(&producers_cell, item));
        });
        let got = [get(&cell), get(&cell), get(&cell)];
        producer.join().unwrap();
        assert_eq!(
            got,
            [1, 2, 3],
            "the consumer got other items than the producer set"
        );
    });
}

#[test]
fn exercise_1_a_producer_waits_while_the_cell_is_full() {
    every_schedule(|| {
        let cell = Arc::new(SharedCell::new());
        let both_set = Arc::new(AtomicBool::new(false));
        let (producers_cell, set_both) = (Arc::clone(&cell), Arc::clone(&both_set));
        let producer = spawn("producer", move || {
            set(&producers_cell, 1);
            set(&producers_cell, 2);
            set_both.store(true, SeqCst);
        });
        quiesce();
        assert!(
            !both_set.load(SeqCst),
            "the producer set item 2 before item 1 was consumed"
        );
        assert_eq!(get(&cell), 1, "item 1 was replaced before it was consumed");
        assert_eq!(get(&cell), 2, "item 2 was not what came after item 1");
        producer.join().unwrap();
    });
}

#[test]
fn exercise_1_two_producers_and_two_consumers_lose_nothing() {
    every_schedule(|| {
        let cell = Arc::new(SharedCell::new());
        let got = Arc::new(Mutex::new(Vec::new()));
        let mut threads = Vec::new();
        for (name, item) in [("producer A", 1), ("producer B", 2)] {
            let cell = Arc::clone(&cell);
            threads.push(spawn(name, move || set(&cell, item)));
        }
        for name in ["consumer X", "consumer Y"] {
            let (cell, got) = (Arc::clone(&cell), Arc::clone(&got));
            threads.push(spawn(name, move || {
                let item = get(&cell);
                got.lock().unwrap().push(item);
            }));
        }
        for thread in threads {
            thread.join().unwrap();
        }
        let mut got = got.lock().unwrap().clone();
        got.sort_unstable();
        assert_eq!(got, [1, 2], "every item must be consumed exactly once");
    });
}

#[test]
fn exercise_2_a_consumer_waits_while_the_cell_is_empty() {
    every_schedule(|| {
        let cell = Arc::new(SharedCell::new());
        let consumers_cell = Arc::clone(&cell);
        let consumed = Arc::new(Mutex::new(Vec::new()));
        let consumers_list = Arc::clone(&consumed);
        let consumer = spawn("consumer", move || {
            for _ in 0..2 {
                let item = get(&consumers_cell);
                consumers_list.lock().unwrap().push(item);
            }
        });
        quiesce();
        assert_eq!(
            *consumed.lock().unwrap(),
            [],
            "the consumer got an item that nobody set"
        );
        set(&cell, 7);
        quiesce();
        assert_eq!(
            *consumed.lock().unwrap(),
            [7],
            "the consumer got one item twice, or none"
        );
        set(&cell, 8);
        consumer.join().unwrap();
        assert_eq!(
            *consumed.lock().unwrap(),
            [7, 8],
            "the consumer got other items than were set"
        );
    });
}

#[test]
fn exercise_2_three_waiting_consumers_are_all_served() {
    every_schedule(|| {
        let cell = Arc::new(SharedCell::new());
        let consumers: Vec<_> = ["consumer X", "consumer Y", "consumer Z"]
            .into_iter()
            .map(|name| {
                let cell = Arc::clone(&cell);
                spawn(name, move || get(&cell))
            })
            .collect();
        quiesce();
        (1..=3).for_each(|item| set(&cell, item));
        let mut got: Vec<u32> = consumers
            .into_iter()
            .map(|consumer| consumer.join().unwrap())
            .collect();
        got.sort_unstable();
        assert_eq!(got, [1, 2, 3], "every item must be consumed exactly once");
    });
}

#[test]
fn exercise_2_three_waiting_producers_are_all_served() {
    every_schedule(|| {
        let cell = Arc::new(SharedCell::new());
        let producers: Vec<_> = [("producer A", 1), ("producer B", 2), ("producer C", 3)]
            .into_iter()
            .map(|(name, item)| {
                let cell = Arc::clone(&cell);
                spawn(name, move || set(&cell, item))
            })
            .collect();
        quiesce();
        let mut got = [get(&cell), get(&cell), get(&cell)];
        for producer in producers {
            producer.join().unwrap();
        }
        got.sort_unstable();
        assert_eq!(got, [1, 2, 3], "every item must be consumed exactly once");
    });
}

#[test]
fn the_announcements_are_made_in_the_order_in_which_things_happen() {
    every_schedule(|| {
        let cell = Arc::new(SharedCell::new());
        let lines = Arc::new(Mutex::new(Vec::new()));
        let (producers_cell, producers_lines) = (Arc::clone(&cell), Arc::clone(&lines));
        let producer = spawn("producer", move || {
            for item in 1..=2 {
                producers_cell.set_data_with(item, |item| {
                    producers_lines.lock().unwrap().push(("set", *item));
                });
            }
        });
        for _ in 1..=2 {
            cell.get_data_with(|item| lines.lock().unwrap().push(("get", *item)));
        }
        producer.join().unwrap();
        assert_eq!(
            *lines.lock().unwrap(),
            [("set", 1), ("get", 1), ("set", 2), ("get", 2)],
            "an announcement is made outside of the critical section"
        );
    });
}
