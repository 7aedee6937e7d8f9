//! The one-item cell under every schedule that the explorer tries.

// ANCHOR: stand_in
#[macro_use]
extern crate grading as std; // here std::sync and std::thread are driven by a scheduler

#[path = "../src/shared_cell.rs"]
mod shared_cell;
// ANCHOR_END: stand_in

use std::explore::{call, every_schedule, note, quiesce, spawn};
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use shared_cell::SharedCell;

/// Longer than the time-outs of a cell that waits a while and then goes on. It takes no real time.
const LONG: Duration = Duration::from_secs(11);

fn set(cell: &SharedCell<u32>, item: u32) {
    call(format!("set_data({item})"), || cell.set_data(item));
}

fn get(cell: &SharedCell<u32>) -> u32 {
    call("get_data()", || cell.get_data())
}

fn set_with(cell: &SharedCell<u32>, item: u32, announce: impl FnOnce(&u32)) {
    call(format!("set_data_with({item})"), || {
        cell.set_data_with(item, announce);
    });
}

fn get_with(cell: &SharedCell<u32>, announce: impl FnOnce(&u32)) -> u32 {
    call("get_data_with()", || cell.get_data_with(announce))
}

/// An announcement that takes its time, and fails if it meets another one.
fn announce_alone(announcing: &AtomicBool) {
    note("announces its item");
    assert!(
        !announcing.swap(true, SeqCst),
        "two items are announced at the same time: is the lock held during the announcement?"
    );
    announcing.store(false, SeqCst);
    note("has announced its item");
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

// ANCHOR: scenario
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
// ANCHOR_END: scenario

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
fn exercise_1_a_producer_does_not_wait_for_the_consumer() {
    every_schedule(|| {
        let cell = SharedCell::new();
        set(&cell, 1); // nobody else is there: this must return
        assert_eq!(get(&cell), 1, "what was set is not what the cell holds");
    });
}

#[test]
fn exercise_1_an_item_is_announced_when_the_cell_is_empty() {
    every_schedule(|| {
        let cell = Arc::new(SharedCell::new());
        let announced = Arc::new(Mutex::new(Vec::new()));
        let (producers_cell, list) = (Arc::clone(&cell), Arc::clone(&announced));
        let producer = spawn("producer", move || {
            for item in 1..=2 {
                set_with(&producers_cell, item, |item| {
                    list.lock().unwrap().push(*item)
                });
            }
        });
        quiesce();
        assert_eq!(
            *announced.lock().unwrap(),
            [1],
            "while the cell holds item 1, just item 1 must have been announced"
        );
        get(&cell);
        get(&cell);
        producer.join().unwrap();
        assert_eq!(
            *announced.lock().unwrap(),
            [1, 2],
            "every item must be announced once"
        );
    });
}

#[test]
fn exercise_1_an_item_is_announced_before_it_can_be_consumed() {
    every_schedule(|| {
        let cell = Arc::new(SharedCell::new());
        let announced = Arc::new(AtomicBool::new(false));
        let (producers_cell, announces) = (Arc::clone(&cell), Arc::clone(&announced));
        let producer = spawn("producer", move || {
            set_with(&producers_cell, 1, |_| announces.store(true, SeqCst));
        });
        get(&cell);
        assert!(
            announced.load(SeqCst),
            "item 1 was consumed before it was announced"
        );
        producer.join().unwrap();
    });
}

#[test]
fn exercise_1_three_waiting_consumers_are_all_served() {
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
fn exercise_1_of_two_producers_only_one_finds_the_cell_empty() {
    every_schedule(|| {
        let cell = Arc::new(SharedCell::new());
        let announced = Arc::new(Mutex::new(Vec::new()));
        let producers = [("producer A", 1), ("producer B", 2)].map(|(name, item)| {
            let (cell, list) = (Arc::clone(&cell), Arc::clone(&announced));
            spawn(name, move || {
                set_with(&cell, item, |item| list.lock().unwrap().push(*item));
            })
        });
        quiesce();
        assert_eq!(
            announced.lock().unwrap().len(),
            1,
            "nobody has consumed an item yet, so one of the two producers must set its item, and \
             the other one must wait"
        );
        let mut got = [get(&cell), get(&cell)];
        for producer in producers {
            producer.join().unwrap();
        }
        got.sort_unstable();
        assert_eq!(got, [1, 2], "every item must be consumed exactly once");
    });
}

#[test]
fn exercise_1_a_producer_that_waits_long_does_not_give_up() {
    every_schedule(|| {
        let cell = Arc::new(SharedCell::new());
        set(&cell, 1);
        let producers_cell = Arc::clone(&cell);
        let producer = spawn("producer", move || set(&producers_cell, 2));
        thread::sleep(LONG);
        assert!(
            !producer.is_finished(),
            "the producer did not wait until item 1 was consumed, only for some time"
        );
        assert_eq!(get(&cell), 1, "item 1 was replaced before it was consumed");
        producer.join().unwrap();
        assert_eq!(get(&cell), 2, "item 2 was not what came after item 1");
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
fn exercise_2_a_waiting_producer_is_woken() {
    every_schedule(|| {
        let cell = Arc::new(SharedCell::new());
        set(&cell, 1);
        let producers_cell = Arc::clone(&cell);
        let producer = spawn("producer", move || set(&producers_cell, 2));
        assert_eq!(get(&cell), 1, "the consumer got another item than was set");
        quiesce();
        assert!(
            producer.is_finished(), // nobody else gets an item: it must have been woken by now
            "the cell is empty, and the producer that waits has not been woken"
        );
        producer.join().unwrap();
        assert_eq!(get(&cell), 2, "the consumer got another item than was set");
    });
}

#[test]
fn exercise_2_of_two_consumers_only_one_finds_the_item() {
    every_schedule(|| {
        let cell = Arc::new(SharedCell::new());
        let consumers = ["consumer X", "consumer Y"].map(|name| {
            let cell = Arc::clone(&cell);
            spawn(name, move || get(&cell))
        });
        set(&cell, 1);
        quiesce();
        let served = consumers.iter().filter(|consumer| consumer.is_finished());
        assert_eq!(
            served.count(),
            1,
            "there is one item yet, so one of the two consumers must get it, and the other one must \
             wait"
        );
        set(&cell, 2);
        let mut got = consumers.map(|consumer| consumer.join().unwrap());
        got.sort_unstable();
        assert_eq!(got, [1, 2], "every item must be consumed exactly once");
    });
}

#[test]
fn exercise_2_a_consumer_that_waits_long_does_not_give_up() {
    every_schedule(|| {
        let cell = Arc::new(SharedCell::new());
        let consumers_cell = Arc::clone(&cell);
        let consumer = spawn("consumer", move || get(&consumers_cell));
        thread::sleep(LONG);
        assert!(
            !consumer.is_finished(),
            "the consumer did not wait until there was an item, only for some time"
        );
        set(&cell, 1);
        assert_eq!(
            consumer.join().unwrap(),
            1,
            "the consumer got another item than was set"
        );
    });
}

#[test]
fn exercise_2_an_item_is_announced_before_the_next_is_set() {
    every_schedule(|| {
        let cell = Arc::new(SharedCell::new());
        let events = Arc::new(Mutex::new(Vec::new()));
        let (producers_cell, producers_list) = (Arc::clone(&cell), Arc::clone(&events));
        let producer = spawn("producer", move || {
            set(&producers_cell, 1);
            set(&producers_cell, 2);
            producers_list.lock().unwrap().push("item 2 is set");
        });
        get_with(&cell, |item| {
            assert_eq!(*item, 1, "announced is another item than was set");
            events.lock().unwrap().push("item 1 is announced");
        });
        producer.join().unwrap();
        assert_eq!(
            *events.lock().unwrap(),
            ["item 1 is announced", "item 2 is set"],
            "item 1 must be announced once, before item 2 can be set"
        );
        get(&cell);
    });
}

#[test]
fn exercise_2_nobody_gets_an_item_while_another_is_announced() {
    every_schedule(|| {
        let cell = Arc::new(SharedCell::new());
        let announcing = Arc::new(AtomicBool::new(false));
        let consumers = ["consumer X", "consumer Y"].map(|name| {
            let (cell, announcing) = (Arc::clone(&cell), Arc::clone(&announcing));
            spawn(name, move || {
                get_with(&cell, |_| announce_alone(&announcing));
            })
        });
        set(&cell, 1);
        set(&cell, 2);
        for consumer in consumers {
            consumer.join().unwrap();
        }
    });
}
