//! Project 1's cell under every schedule that the explorer tries.

#[macro_use]
extern crate grading as std; // here std::sync and std::thread are driven by a scheduler

#[path = "../src/multi_consumer_cell.rs"]
mod multi_consumer_cell;

use std::explore::{call, every_schedule, quiesce, spawn};
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use multi_consumer_cell::MultiConsumerCell;

fn set(cell: &MultiConsumerCell<u32>, item: u32) {
    call(format!("set_data({item})"), || cell.set_data(item));
}

fn get(cell: &MultiConsumerCell<u32>, consumer: usize) -> u32 {
    call(format!("get_data({consumer})"), || cell.get_data(consumer))
}

/// A consumer's thread, which gets `items` items and returns them.
fn consumer(
    cell: &Arc<MultiConsumerCell<u32>>,
    number: usize,
    items: usize,
) -> JoinHandle<Vec<u32>> {
    let cell = Arc::clone(cell);
    spawn(format!("consumer {number}"), move || {
        (0..items).map(|_| get(&cell, number)).collect()
    })
}

#[test]
fn exercise_3_every_consumer_sees_every_item_once_and_in_order() {
    every_schedule(|| {
        let cell = Arc::new(MultiConsumerCell::new(2));
        let consumers = [consumer(&cell, 0, 2), consumer(&cell, 1, 2)];
        set(&cell, 1);
        set(&cell, 2);
        for (number, consumer) in consumers.into_iter().enumerate() {
            assert_eq!(
                consumer.join().unwrap(),
                [1, 2],
                "consumer {number} saw other items than were set"
            );
        }
    });
}

#[test]
fn exercise_3_the_next_item_waits_until_the_last_consumer_has_seen_this_one() {
    every_schedule(|| {
        let cell = Arc::new(MultiConsumerCell::new(2));
        let both_set = Arc::new(AtomicBool::new(false));
        let (producers_cell, set_both) = (Arc::clone(&cell), Arc::clone(&both_set));
        let producer = spawn("producer", move || {
            set(&producers_cell, 1);
            set(&producers_cell, 2);
            set_both.store(true, SeqCst);
        });
        assert_eq!(get(&cell, 0), 1, "consumer 0 saw another item than was set");
        quiesce();
        assert!(
            !both_set.load(SeqCst),
            "item 2 was set although consumer 1 had not seen item 1"
        );
        assert_eq!(get(&cell, 1), 1, "consumer 1 missed item 1");
        producer.join().unwrap();
        assert_eq!(
            [get(&cell, 0), get(&cell, 1)],
            [2, 2],
            "a consumer missed item 2"
        );
    });
}

#[test]
fn exercise_4_a_fast_consumer_does_not_see_an_item_twice() {
    every_schedule(|| {
        let cell = Arc::new(MultiConsumerCell::new(2));
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (fast_cell, fast_seen) = (Arc::clone(&cell), Arc::clone(&seen));
        let fast = spawn("fast consumer", move || {
            for _ in 0..2 {
                let item = get(&fast_cell, 0);
                fast_seen.lock().unwrap().push(item);
            }
        });
        set(&cell, 1);
        quiesce();
        assert_eq!(
            *seen.lock().unwrap(),
            [1],
            "the fast consumer must see item 1 once, then wait for the slow one"
        );
        assert_eq!(get(&cell, 1), 1, "the slow consumer missed item 1");
        set(&cell, 2);
        assert_eq!(get(&cell, 1), 2, "the slow consumer missed item 2");
        fast.join().unwrap();
        assert_eq!(
            *seen.lock().unwrap(),
            [1, 2],
            "the fast consumer missed item 2"
        );
    });
}

#[test]
fn exercise_4_all_waiting_consumers_are_woken() {
    every_schedule(|| {
        let cell = Arc::new(MultiConsumerCell::new(3));
        let consumers = [0, 1, 2].map(|number| consumer(&cell, number, 1));
        quiesce();
        set(&cell, 5);
        for consumer in consumers {
            assert_eq!(consumer.join().unwrap(), [5], "a consumer missed the item");
        }
    });
}

#[test]
fn exercise_4_two_producers_do_not_overwrite_each_other() {
    every_schedule(|| {
        let cell = Arc::new(MultiConsumerCell::new(2));
        let producers = [("producer A", 1), ("producer B", 2)].map(|(name, item)| {
            let cell = Arc::clone(&cell);
            spawn(name, move || set(&cell, item))
        });
        let other = consumer(&cell, 1, 2);
        let mine = vec![get(&cell, 0), get(&cell, 0)];
        assert_eq!(
            other.join().unwrap(),
            mine,
            "the consumers saw different items"
        );
        assert!(
            mine == [1, 2] || mine == [2, 1],
            "every item must be seen exactly once"
        );
        for producer in producers {
            producer.join().unwrap();
        }
    });
}

#[test]
#[should_panic(expected = "at least one consumer")]
fn a_cell_without_consumers_is_refused() {
    MultiConsumerCell::<u32>::new(0);
}
