//! The producer/consumer protocol for the same cell (Project 9), under every schedule that the
//! explorer tries.

#[macro_use]
extern crate grading as std; // here std::sync and std::thread are driven by a scheduler

#[allow(dead_code)]
mod room;
#[path = "../src/shared_cell/mod.rs"]
#[allow(dead_code, unsafe_code, unused_imports)]
mod shared_cell;

use std::explore::{every_schedule, quiesce, spawn};
use std::sync::Arc;
use std::thread::sleep;
use std::time::Duration;

use shared_cell::ProducerConsumer;

type Room = room::Room<ProducerConsumer>;

/// Longer than anybody waits who does not wait for the right thing.
const A_WHILE: Duration = Duration::from_millis(600);

#[test]
fn exercise_10_a_read_waits_for_the_first_write() {
    every_schedule(|| {
        let room = Room::new();
        let consumer = room.reader("consumer");
        quiesce();
        sleep(A_WHILE);
        assert_eq!(
            room.entered(),
            [""; 0],
            "the consumer read what nobody had written"
        );
        room.write("producer", |_| 7);
        assert_eq!(
            consumer.join().unwrap(),
            7,
            "the consumer read what nobody had written"
        );
    });
}

#[test]
fn exercise_10_a_write_waits_until_the_last_one_was_read() {
    every_schedule(|| {
        let room = Room::new();
        room.write("producer A", |_| 1);
        let second = room.writer("producer B");
        quiesce();
        sleep(A_WHILE);
        assert_eq!(
            room.entered(),
            ["producer A"],
            "a second item was written before the first was read"
        );
        assert_eq!(room.read("consumer", |item| item), 1);
        second.join().unwrap();
        assert_eq!(room.read("consumer", |item| item), 2);
    });
}

#[test]
fn exercise_10_one_write_lets_one_reader_in() {
    every_schedule(|| {
        let room = Room::new();
        room.write("producer", |_| 1);
        // The first reader stays inside: it is nobody's turn.
        room.begin_read("consumer X");
        let second = room.reader("consumer Y");
        quiesce();
        assert_eq!(
            room.entered(),
            ["producer", "consumer X"],
            "one item was written, and two consumers read it"
        );
        room.end_read("consumer X");
        room.write("producer", |_| 2);
        assert_eq!(second.join().unwrap(), 2);
    });
}

#[test]
fn exercise_10_one_write_lets_one_of_two_readers_in() {
    every_schedule(|| {
        let room = Room::new();
        room.write("producer", |_| 1);
        let consumers = ["consumer X", "consumer Y"].map(|name| {
            let room = Arc::clone(&room);
            spawn(name, move || {
                room.read(name, |item| {
                    quiesce(); // as long as the other one can still come in
                    item
                })
            })
        });
        quiesce();
        assert_eq!(
            room.entered().len(),
            2,
            "one item was written, and two consumers read it"
        );
        room.write("producer", |_| 2);
        let got = consumers.map(|consumer| consumer.join().unwrap());
        assert_eq!(got.iter().sum::<u32>(), 3);
    });
}

#[test]
fn exercise_10_nobody_enters_while_a_writer_is_inside() {
    every_schedule(|| {
        let room = Room::new();
        room.begin_write("producer A");
        let second = room.writer("producer B");
        let consumer = room.reader("consumer");
        quiesce();
        sleep(A_WHILE);
        assert_eq!(
            room.entered(),
            ["producer A"],
            "somebody got in while a writer was inside"
        );
        room.end_write(1);
        assert_eq!(consumer.join().unwrap(), 1);
        second.join().unwrap();
    });
}

#[test]
fn exercise_10_writes_and_reads_take_turns() {
    every_schedule(|| {
        let room = Room::new();
        let producers_room = Arc::clone(&room);
        let producer = spawn("producer", move || {
            for item in 1..=3 {
                producers_room.write("producer", |_| item);
            }
        });
        let got = [(); 3].map(|()| room.read("consumer", |item| item));
        producer.join().unwrap();
        assert_eq!(
            got,
            [1, 2, 3],
            "the items 1, 2 and 3 were written, and the consumer read {got:?}"
        );
    });
}

#[test]
fn exercise_11_after_a_write_it_is_a_readers_turn_and_then_a_writers() {
    every_schedule(|| {
        let room = Room::new();
        for item in 1..=2 {
            let producers_room = Arc::clone(&room);
            let producer = spawn("producer", move || {
                producers_room.write("producer", |_| item);
            });
            quiesce();
            assert!(
                producer.is_finished(),
                "the producer waits, though all items have been read"
            );
            producer.join().unwrap();
            let consumer = room.reader("consumer");
            quiesce();
            assert!(
                consumer.is_finished(),
                "the consumer waits, though an item has been written"
            );
            assert_eq!(consumer.join().unwrap(), item);
        }
    });
}

#[test]
fn exercise_11_who_waits_for_the_turn_is_woken() {
    every_schedule(|| {
        let room = Room::new();
        let consumer = room.reader("consumer");
        quiesce();
        room.write("producer A", |_| 1);
        quiesce();
        assert!(
            consumer.is_finished(),
            "an item has been written, and the consumer that waited for it still waits"
        );
        consumer.join().unwrap();
        room.write("producer A", |_| 2);
        let second = room.writer("producer B");
        quiesce();
        room.read("test", |_| ());
        quiesce();
        assert!(
            second.is_finished(),
            "the item has been read, and the producer that waited for that still waits"
        );
        second.join().unwrap();
    });
}

#[test]
fn exercise_11_several_writers_and_readers_take_turns() {
    every_schedule(|| {
        let room = Room::new();
        let writers = ["producer A", "producer B"].map(|name| room.writer(name));
        let readers = ["consumer X", "consumer Y"].map(|name| room.reader(name));
        let mut got = readers.map(|reader| reader.join().unwrap());
        for writer in writers {
            writer.join().unwrap();
        }
        got.sort_unstable();
        assert_eq!(
            got,
            [1, 2],
            "the items 1 and 2 were written, and the two consumers read {got:?}"
        );
    });
}
