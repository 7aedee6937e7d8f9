//! The readers/writers protocol, under every schedule that the explorer tries.

#[macro_use]
extern crate grading as std; // here std::sync and std::thread are driven by a scheduler

#[allow(dead_code)]
mod room;
#[path = "../src/shared_cell/mod.rs"]
#[allow(dead_code, unsafe_code, unused_imports)]
mod shared_cell;

use std::explore::{every_schedule, quiesce, spawn};
use std::sync::{Arc, Barrier};
use std::thread::{JoinHandle, sleep};
use std::time::Duration;

use shared_cell::ReadersWriters;

type Room = room::Room<ReadersWriters>;

/// Longer than anybody waits who does not wait for the right thing.
const A_WHILE: Duration = Duration::from_millis(600);

fn join_all(threads: impl IntoIterator<Item = JoinHandle<()>>) {
    for thread in threads {
        thread.join().unwrap();
    }
}

/// A reader called `name` that stays inside until somebody else waits for `leave`.
fn staying_reader(room: &Arc<Room>, name: &'static str, leave: &Arc<Barrier>) -> JoinHandle<()> {
    let (room, leave) = (Arc::clone(room), Arc::clone(leave));
    spawn(name, move || {
        room.read(name, |_| leave.wait());
    })
}

#[test]
fn exercise_1_readers_enter_together() {
    // Nobody leaves: this is about `begin_read` alone.
    every_schedule(|| {
        let room = Room::new();
        for name in ["reader 1", "reader 2", "reader 3"] {
            let room = Arc::clone(&room);
            spawn(name, move || room.begin_read(name));
        }
        quiesce();
        assert_eq!(
            room.entered().len(),
            3,
            "while only readers are inside and no writer waits, another reader must get in: \
             of three readers only {:?} got in",
            room.entered()
        );
    });
}

#[test]
fn exercise_1_a_reader_waits_while_a_writer_is_inside() {
    every_schedule(|| {
        let room = Room::new();
        room.begin_write("writer");
        let reader = room.reader("reader");
        quiesce();
        sleep(A_WHILE);
        assert_eq!(
            room.entered(),
            ["writer"],
            "a reader got in to read while a writer was inside"
        );
        room.end_write(7);
        assert_eq!(
            reader.join().unwrap(),
            7,
            "the reader did not see what was written"
        );
    });
}

fn a_waiting_writer_holds_back_later_readers() {
    let room = Room::new();
    room.begin_read("first reader");
    let writer = room.writer("writer");
    quiesce();
    let late = room.reader("late reader");
    quiesce();
    sleep(A_WHILE);
    assert_eq!(
        room.entered(),
        ["first reader"],
        "while a reader is inside and a writer waits, nobody else must get in: \
         if readers kept coming, the writer would starve"
    );
    room.end_read("first reader");
    assert_eq!(
        late.join().unwrap(),
        1,
        "the late reader got in before the writer that it found waiting"
    );
    writer.join().unwrap();
}

#[test]
fn exercise_1_a_waiting_writer_holds_back_later_readers() {
    every_schedule(a_waiting_writer_holds_back_later_readers);
}

fn the_waiting_readers_go_in_before_the_next_writer() {
    let room = Room::new();
    let leave = Arc::new(Barrier::new(3));
    room.begin_write("first writer");
    let next = room.writer("next writer");
    quiesce();
    let readers = ["reader 1", "reader 2"].map(|name| staying_reader(&room, name, &leave));
    quiesce();
    room.end_write(0);
    quiesce();
    let mut entered = room.entered();
    entered[1..].sort_unstable();
    assert_eq!(
        entered,
        ["first writer", "reader 1", "reader 2"],
        "a write ended while two readers and a writer waited: both readers must be in now, and \
         nobody else, or readers would starve"
    );
    leave.wait();
    join_all(readers);
    next.join().unwrap();
}

#[test]
fn exercise_1_the_waiting_readers_go_in_before_the_next_writer() {
    every_schedule(the_waiting_readers_go_in_before_the_next_writer);
}

/// A reader waits for the end of a write, and gets in; then nobody is inside any more.
fn let_in_one_waiting_reader(room: &Arc<Room>) {
    room.begin_write("first writer");
    let reader = room.reader("waiting reader");
    quiesce();
    room.end_write(1);
    reader.join().unwrap();
}

fn a_reader_that_waited_counts_once() {
    let room = Room::new();
    let_in_one_waiting_reader(&room);
    // Who still counts the reader keeps one of these out; the first may let in what was too many.
    for name in ["second writer", "third writer"] {
        let writer = room.writer(name);
        quiesce();
        assert!(
            writer.is_finished(),
            "the {name} waits, though nobody is inside: the reader that had waited and has left \
             is still counted"
        );
        writer.join().unwrap();
    }
}

#[test]
fn exercise_1_a_reader_that_waited_counts_once() {
    every_schedule(a_reader_that_waited_counts_once);
}

#[test]
fn exercise_1_a_reader_that_has_waited_before_may_wait_again() {
    every_schedule(|| {
        let room = Room::new();
        let_in_one_waiting_reader(&room);
        for (round, writer, reader) in [
            (1, "second writer", "second reader"),
            (2, "third writer", "third reader"),
        ] {
            room.begin_write(writer);
            let reader = room.reader(reader);
            quiesce();
            assert_eq!(
                room.entered().len(),
                2 * round + 1,
                "a reader got in to read while the {writer} was inside"
            );
            let number = 10 * room.entered().len() as u32;
            room.end_write(number);
            assert_eq!(reader.join().unwrap(), number);
        }
    });
}

#[test]
fn exercise_1_no_reader_gets_in_beside_a_writer() {
    every_schedule(|| {
        let room = Room::new();
        // The two come at the same time; who is the second must wait.
        let reader = room.reader("reader");
        room.begin_write("writer");
        quiesce();
        room.end_write(1);
        reader.join().unwrap();
    });
}

#[test]
fn exercise_1_a_reader_that_comes_while_the_writer_leaves_gets_in() {
    every_schedule(|| {
        let room = Room::new();
        room.begin_write("writer");
        // It may find the writer inside, and must not be forgotten when that leaves meanwhile.
        let reader = room.reader("reader");
        room.end_write(1);
        assert_eq!(
            reader.join().unwrap(),
            1,
            "the reader did not see what was written"
        );
    });
}

#[test]
fn exercise_2_the_last_reader_that_leaves_lets_the_writer_in() {
    every_schedule(|| {
        let room = Room::new();
        let leave = Arc::new(Barrier::new(2));
        room.begin_read("first reader");
        let second = staying_reader(&room, "second reader", &leave);
        quiesce();
        let writer = room.writer("writer");
        quiesce();
        room.end_read("first reader");
        quiesce();
        assert_eq!(
            room.entered(),
            ["first reader", "second reader"],
            "the writer got in while the second of two readers was still inside"
        );
        leave.wait();
        second.join().unwrap();
        quiesce();
        assert!(
            writer.is_finished(),
            "the last reader has left, and the writer still waits"
        );
        writer.join().unwrap();
    });
}

#[test]
fn exercise_2_a_reader_that_leaves_wakes_a_writer_and_no_reader() {
    every_schedule(|| {
        let room = Room::new();
        room.begin_read("first reader");
        let writer = room.writer("writer");
        quiesce();
        let late = room.reader("late reader");
        quiesce();
        room.end_read("first reader");
        assert_eq!(
            late.join().unwrap(),
            1,
            "the late reader got in before the writer that it found waiting"
        );
        writer.join().unwrap();
    });
}

#[test]
fn exercise_2_a_writer_that_comes_while_a_reader_leaves_is_not_forgotten() {
    every_schedule(|| {
        let room = Room::new();
        let readers = ["reader 1", "reader 2"].map(|name| room.reader(name));
        let writer = room.writer("writer");
        for reader in readers {
            reader.join().unwrap();
        }
        quiesce();
        assert!(
            writer.is_finished(),
            "all readers have left, and the writer still waits"
        );
        writer.join().unwrap();
    });
}

#[test]
fn exercise_2_the_writer_waits_for_the_last_of_three_readers() {
    every_schedule(|| {
        let room = Room::new();
        let readers = ["reader 1", "reader 2", "reader 3"];
        readers.iter().for_each(|name| {
            room.begin_read(name);
        });
        let writer = room.writer("writer");
        quiesce();
        // The room notices a writer that gets in beside a reader.
        for name in readers {
            room.end_read(name);
            quiesce();
        }
        writer.join().unwrap();
    });
}

#[test]
fn exercise_2_readers_that_have_come_and_gone_do_not_count() {
    every_schedule(|| {
        let room = Room::new();
        for name in ["reader 1", "reader 2"] {
            room.read(name, |_| ());
        }
        let writer = room.writer("writer");
        quiesce();
        assert!(
            writer.is_finished(),
            "the writer waits, though both readers have left"
        );
        writer.join().unwrap();
    });
}

#[test]
fn exercise_3_no_writer_gets_in_beside_a_reader() {
    every_schedule(|| {
        let room = Room::new();
        // The two come at the same time; who is the second must wait.
        let writer = room.writer("writer");
        room.begin_read("reader");
        quiesce();
        room.end_read("reader");
        writer.join().unwrap();
    });
}

#[test]
fn exercise_3_no_writer_gets_in_beside_another() {
    every_schedule(|| {
        let room = Room::new();
        // The two come at the same time; who is the second must wait.
        let writer = room.writer("writer 1");
        let number = room.begin_write("writer 2");
        quiesce();
        room.end_write(number + 1);
        writer.join().unwrap();
        let number = room.read("test", |number| number);
        assert_eq!(number, 2, "of two writes one was lost");
    });
}

#[test]
fn exercise_3_readers_and_writers_come_as_they_like() {
    every_schedule(|| {
        let room = Room::new();
        let writers = ["writer 1", "writer 2"].map(|name| room.writer(name));
        let readers = ["reader 1", "reader 2"].map(|name| room.reader(name));
        join_all(writers);
        for reader in readers {
            reader.join().unwrap();
        }
        let number = room.read("test", |number| number);
        assert_eq!(number, 2, "of two writes one was lost");
    });
}

#[test]
fn exercise_3_a_writer_waits_while_a_reader_is_inside() {
    every_schedule(|| {
        let room = Room::new();
        room.begin_read("reader");
        let writer = room.writer("writer");
        quiesce();
        sleep(A_WHILE);
        assert_eq!(
            room.entered(),
            ["reader"],
            "a writer got in to write while a reader was inside"
        );
        room.end_read("reader");
        quiesce();
        assert!(
            writer.is_finished(),
            "nobody is inside any more, and the writer has not been woken"
        );
        writer.join().unwrap();
    });
}

#[test]
fn exercise_3_a_writer_waits_while_another_is_inside() {
    every_schedule(|| {
        let room = Room::new();
        room.begin_write("first writer");
        let second = room.writer("second writer");
        quiesce();
        sleep(A_WHILE);
        assert_eq!(
            room.entered(),
            ["first writer"],
            "a writer got in to write while another one was inside"
        );
        room.end_write(1);
        second.join().unwrap();
    });
}

#[test]
fn exercise_3_a_writer_that_waits_holds_back_later_readers() {
    every_schedule(a_waiting_writer_holds_back_later_readers);
}

#[test]
fn exercise_3_all_waiting_writers_get_their_turn() {
    every_schedule(|| {
        let room = Room::new();
        room.begin_read("reader");
        let writers = ["writer 1", "writer 2", "writer 3"].map(|name| room.writer(name));
        quiesce();
        room.end_read("reader");
        join_all(writers);
        let number = room.read("test", |number| number);
        assert_eq!(number, 3, "of three writes one was lost");
    });
}

#[test]
fn exercise_3_a_writer_that_has_come_and_gone_holds_nobody_back() {
    every_schedule(|| {
        let room = Room::new();
        room.begin_write("first writer");
        let second = room.writer("second writer");
        quiesce();
        room.end_write(1);
        second.join().unwrap();
        let reader = room.reader("reader");
        quiesce();
        assert!(
            reader.is_finished(),
            "the reader waits, though both writers have left"
        );
        reader.join().unwrap();
    });
}

#[test]
fn exercise_4_the_waiting_readers_go_in_before_the_next_writer() {
    every_schedule(the_waiting_readers_go_in_before_the_next_writer);
}

#[test]
fn exercise_4_readers_that_were_let_in_are_not_overtaken_by_a_new_writer() {
    every_schedule(|| {
        let room = Room::new();
        room.begin_write("first writer");
        let waiting = room.reader("waiting reader");
        quiesce();
        room.end_write(0);
        // The write has ended, the reader may not have woken up yet.
        let new = room.writer("new writer");
        assert_eq!(
            waiting.join().unwrap(),
            0,
            "a reader that was waiting when a write ended was overtaken by a new writer"
        );
        new.join().unwrap();
    });
}

#[test]
fn exercise_4_a_writer_that_comes_while_another_leaves_does_not_get_in_beside_a_reader() {
    every_schedule(|| {
        let room = Room::new();
        room.begin_write("first writer");
        let reader = room.reader("waiting reader");
        quiesce();
        // The room notices who must not be in it.
        let second = room.writer("second writer");
        room.end_write(0);
        reader.join().unwrap();
        second.join().unwrap();
    });
}

#[test]
fn exercise_4_a_later_reader_does_not_take_the_place_of_one_that_was_let_in() {
    every_schedule(|| {
        let room = Room::new();
        room.begin_write("first writer");
        let waiting = room.reader("waiting reader");
        quiesce();
        room.end_write(0);
        // The write has ended, the reader may not have woken up yet.
        let new = room.writer("new writer");
        let later = room.reader("later reader");
        assert_eq!(
            waiting.join().unwrap(),
            0,
            "a reader was waiting when a write ended, and a new writer went first: has a reader \
             that came later taken its place?"
        );
        later.join().unwrap();
        new.join().unwrap();
    });
}

#[test]
fn exercise_4_a_reader_that_waited_counts_once() {
    every_schedule(a_reader_that_waited_counts_once);
}

#[test]
fn exercise_4_the_next_writer_goes_in_if_no_reader_waits() {
    every_schedule(|| {
        let room = Room::new();
        room.begin_write("first writer");
        let writers = ["second writer", "third writer"].map(|name| room.writer(name));
        quiesce();
        room.end_write(1);
        quiesce();
        assert!(
            writers.iter().all(JoinHandle::is_finished),
            "nobody is inside, and a writer still waits"
        );
        join_all(writers);
        let number = room.read("test", |number| number);
        assert_eq!(number, 3, "of three writes one was lost");
    });
}

#[test]
fn exercise_4_a_writer_that_waited_behind_a_batch_gets_in_after_it() {
    every_schedule(|| {
        let room = Room::new();
        room.begin_write("first writer");
        let readers = ["reader 1", "reader 2"].map(|name| room.reader(name));
        let next = room.writer("next writer");
        quiesce();
        room.end_write(1);
        for reader in readers {
            assert_eq!(
                reader.join().unwrap(),
                1,
                "a reader was waiting when a write ended, and the next writer went first"
            );
        }
        quiesce();
        assert!(
            next.is_finished(),
            "the readers that were let in have left, and the next writer still waits"
        );
        next.join().unwrap();
    });
}

#[test]
fn exercise_4_after_a_write_with_nobody_waiting_anybody_may_enter() {
    every_schedule(|| {
        let room = Room::new();
        for name in ["first writer", "second writer"] {
            room.write(name, |number| number + 1);
        }
        for name in ["reader 1", "reader 2"] {
            let reader = room.reader(name);
            quiesce();
            assert!(
                reader.is_finished(),
                "{name} waits, though all writers have left"
            );
            assert_eq!(reader.join().unwrap(), 2);
        }
    });
}
