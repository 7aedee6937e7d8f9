//! Project 1's cell under every schedule that the explorer tries.

#[macro_use]
extern crate grading as std; // here std::sync and std::thread are driven by a scheduler

#[path = "../src/multi_consumer_cell.rs"]
mod multi_consumer_cell;

use std::explore::{call, every_schedule, quiesce, spawn};
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use multi_consumer_cell::MultiConsumerCell;

/// Longer than the time-outs of a cell that waits a while and then goes on. It takes no real time.
const LONG: Duration = Duration::from_secs(11);

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
fn exercise_3_all_waiting_consumers_are_woken() {
    every_schedule(|| {
        let cell = Arc::new(MultiConsumerCell::new(3));
        let consumers = [0, 1, 2].map(|number| consumer(&cell, number, 1));
        quiesce();
        set(&cell, 5);
        quiesce();
        let done = consumers.iter().filter(|consumer| consumer.is_finished());
        assert_eq!(
            done.count(),
            3,
            "there is a new item, and not all of the three waiting consumers have been woken"
        );
        for consumer in consumers {
            assert_eq!(consumer.join().unwrap(), [5], "a consumer missed the item");
        }
    });
}

#[test]
fn exercise_3_a_producer_waits_for_no_consumer_if_the_cell_is_empty() {
    every_schedule(|| {
        let cell = MultiConsumerCell::new(2);
        set(&cell, 1); // nobody else is there: this must return
        let got = [get(&cell, 0), get(&cell, 1)];
        assert_eq!(got, [1, 1], "what was set is not what the consumers see");
    });
}

#[test]
fn exercise_3_an_item_is_announced_when_the_cell_is_empty() {
    every_schedule(|| {
        let cell = Arc::new(MultiConsumerCell::new(1));
        let announced = Arc::new(Mutex::new(Vec::new()));
        let (producers_cell, list) = (Arc::clone(&cell), Arc::clone(&announced));
        let producer = spawn("producer", move || {
            for item in 1..=2 {
                call(format!("set_data_with({item})"), || {
                    producers_cell.set_data_with(item, |item| list.lock().unwrap().push(*item));
                });
            }
        });
        quiesce();
        assert_eq!(
            *announced.lock().unwrap(),
            [1],
            "while the cell holds item 1, just item 1 must have been announced"
        );
        get(&cell, 0);
        get(&cell, 0);
        producer.join().unwrap();
        assert_eq!(
            *announced.lock().unwrap(),
            [1, 2],
            "every item must be announced once"
        );
    });
}

#[test]
fn exercise_3_an_item_is_announced_before_it_can_be_seen() {
    every_schedule(|| {
        let cell = Arc::new(MultiConsumerCell::new(1));
        let announced = Arc::new(AtomicBool::new(false));
        let (producers_cell, announces) = (Arc::clone(&cell), Arc::clone(&announced));
        let producer = spawn("producer", move || {
            call("set_data_with(1)", || {
                producers_cell.set_data_with(1, |_| announces.store(true, SeqCst));
            });
        });
        get(&cell, 0);
        assert!(
            announced.load(SeqCst),
            "item 1 was seen before it was announced"
        );
        producer.join().unwrap();
    });
}

#[test]
fn exercise_3_of_two_producers_only_one_finds_the_cell_empty() {
    every_schedule(|| {
        let cell = Arc::new(MultiConsumerCell::new(1));
        let producers = [("producer A", 1), ("producer B", 2)].map(|(name, item)| {
            let cell = Arc::clone(&cell);
            spawn(name, move || set(&cell, item))
        });
        quiesce();
        let done = producers.iter().filter(|producer| producer.is_finished());
        assert_eq!(
            done.count(),
            1,
            "nobody has seen an item yet, so one of the two producers must set its item, and the \
             other one must wait"
        );
        let mut got = [get(&cell, 0), get(&cell, 0)];
        for producer in producers {
            producer.join().unwrap();
        }
        got.sort_unstable();
        assert_eq!(got, [1, 2], "every item must be seen exactly once");
    });
}

#[test]
fn exercise_3_a_producer_that_waits_long_does_not_give_up() {
    every_schedule(|| {
        let cell = Arc::new(MultiConsumerCell::new(1));
        set(&cell, 1);
        let producers_cell = Arc::clone(&cell);
        let producer = spawn("producer", move || set(&producers_cell, 2));
        thread::sleep(LONG);
        assert!(
            !producer.is_finished(),
            "the producer did not wait until item 1 was seen, only for some time"
        );
        assert_eq!(get(&cell, 0), 1, "item 1 was replaced before it was seen");
        producer.join().unwrap();
        assert_eq!(get(&cell, 0), 2, "item 2 was not what came after item 1");
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
fn exercise_4_a_consumer_does_not_wait_for_the_others() {
    every_schedule(|| {
        let cell = MultiConsumerCell::new(3);
        set(&cell, 1);
        for number in [2, 0, 1] {
            let item = get(&cell, number); // nobody else is there: this must return
            assert_eq!(item, 1, "consumer {number} saw another item than was set");
        }
    });
}

#[test]
fn exercise_4_the_last_to_see_an_item_wakes_a_producer() {
    every_schedule(|| {
        let cell = Arc::new(MultiConsumerCell::new(2));
        set(&cell, 1);
        let producers_cell = Arc::clone(&cell);
        let producer = spawn("producer", move || set(&producers_cell, 2));
        quiesce(); // the producer waits
        let consumers = [consumer(&cell, 0, 1), consumer(&cell, 1, 1)];
        for consumer in consumers {
            assert_eq!(consumer.join().unwrap(), [1], "a consumer missed item 1");
        }
        quiesce();
        assert!(
            producer.is_finished(),
            "both consumers have seen item 1, and the producer that waits has not been woken"
        );
        producer.join().unwrap();
        let got = [get(&cell, 0), get(&cell, 1)];
        assert_eq!(got, [2, 2], "a consumer missed item 2");
    });
}

#[test]
fn exercise_4_an_item_is_announced_before_the_next_is_set() {
    every_schedule(|| {
        let cell = Arc::new(MultiConsumerCell::new(2));
        let events = Arc::new(Mutex::new(Vec::new()));
        let (producers_cell, producers_list) = (Arc::clone(&cell), Arc::clone(&events));
        let producer = spawn("producer", move || {
            set(&producers_cell, 1);
            set(&producers_cell, 2);
            producers_list.lock().unwrap().push("item 2 is set");
        });
        for number in [0, 1] {
            call(format!("get_data_with({number})"), || {
                cell.get_data_with(number, |item| {
                    assert_eq!(*item, 1, "announced is another item than was set");
                    events.lock().unwrap().push("item 1 is announced");
                })
            });
        }
        producer.join().unwrap();
        assert_eq!(
            *events.lock().unwrap(),
            [
                "item 1 is announced",
                "item 1 is announced",
                "item 2 is set"
            ],
            "each consumer must announce item 1 once, before item 2 can be set"
        );
    });
}

#[test]
fn exercise_4_a_consumer_that_waits_long_does_not_give_up() {
    every_schedule(|| {
        let cell = Arc::new(MultiConsumerCell::new(1));
        set(&cell, 1);
        get(&cell, 0);
        let consumer = consumer(&cell, 0, 1);
        thread::sleep(LONG);
        assert!(
            !consumer.is_finished(),
            "the consumer did not wait until there was a new item, only for some time"
        );
        set(&cell, 2);
        assert_eq!(consumer.join().unwrap(), [2], "the consumer missed item 2");
    });
}

#[test]
#[should_panic(expected = "at least one consumer")]
fn a_cell_without_consumers_is_refused() {
    MultiConsumerCell::<u32>::new(0);
}
