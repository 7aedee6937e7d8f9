//! The print lock and the write lock under every schedule that the explorer tries.

#[macro_use]
extern crate grading as std; // here std::sync and std::thread are driven by a scheduler

#[path = "../src/registration/print_lock.rs"]
mod print_lock;
#[path = "../src/registration/write_lock.rs"]
mod write_lock;

use std::explore::{call, every_schedule, spawn};
use std::fmt;
use std::io::{self, ErrorKind, Write};
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex};

use print_lock::PrintLock;
use write_lock::{Append, WriteLock};

/// How much a screen takes at a time, in bytes: less than a line, as a slow terminal may.
const MOUTHFUL: usize = 3;

/// A screen that lets other threads go on after every piece that is written to it, if they can.
#[derive(Clone, Default)]
struct Screen {
    printed: Arc<Mutex<String>>,
    flushed: Arc<AtomicBool>,
}

impl Screen {
    fn text(&self) -> String {
        self.printed.lock().unwrap().clone()
    }
}

impl Write for Screen {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.flushed.store(false, SeqCst);
        let piece = &piece[..piece.len().min(MOUTHFUL)];
        let piece = str::from_utf8(piece).expect("the test prints ASCII");
        self.printed.lock().unwrap().push_str(piece);
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.flushed.store(true, SeqCst);
        Ok(())
    }
}

/// The blocks in which three lines of one letter each follow one another.
fn whole_blocks(text: &str) -> usize {
    let lines: Vec<&str> = text.lines().collect();
    lines
        .chunks(3)
        .filter(|block| block.len() == 3 && block.iter().all(|line| *line == block[0]))
        .count()
}

#[test]
fn exercise_6_no_line_of_another_client_falls_into_a_block() {
    every_schedule(|| {
        let screen = Screen::default();
        let print_lock = PrintLock::new(screen.clone());
        let clients = ["A", "B", "C"].map(|letter| {
            let print_lock = print_lock.clone();
            spawn(format!("client {letter}"), move || {
                call("print_block", || print_lock.print_block(&[letter; 3]));
            })
        });
        for client in clients {
            client.join().unwrap();
        }
        let text = screen.text();
        assert_eq!(
            whole_blocks(&text),
            3,
            "a line fell into another client's block, or is missing: {:?}",
            text.replace('\n', " ")
        );
    });
}

#[test]
fn exercise_6_a_block_is_printed_line_by_line_and_can_be_seen_at_once() {
    every_schedule(|| {
        let screen = Screen::default();
        PrintLock::new(screen.clone()).print_block(&["one", "two", "three"]);
        assert_eq!(
            screen.text(),
            "one\ntwo\nthree\n",
            "every line is printed, in order, and ends with a line feed"
        );
        assert!(
            screen.flushed.load(SeqCst),
            "the block was printed, but the screen was not flushed after it"
        );
    });
}

/// A screen at which nobody looks any more.
struct ClosedPipe;

impl Write for ClosedPipe {
    fn write(&mut self, _piece: &[u8]) -> io::Result<usize> {
        Err(ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Err(ErrorKind::BrokenPipe.into())
    }
}

#[test]
fn exercise_6_a_screen_that_takes_nothing_is_no_reason_to_panic() {
    every_schedule(|| {
        let print_lock = PrintLock::new(ClosedPipe);
        print_lock.print_block(&["nobody", "sees", "this"]);
        print_lock.print_block(&["nor", "this"]);
    });
}

/// A line that cannot be printed.
struct Unprintable;

impl fmt::Display for Unprintable {
    fn fmt(&self, _f: &mut fmt::Formatter<'_>) -> fmt::Result {
        panic!("this line cannot be printed")
    }
}

#[test]
fn exercise_6_a_panic_in_a_block_leaves_the_screen_to_the_others() {
    every_schedule(|| {
        let screen = Screen::default();
        let print_lock = PrintLock::new(screen.clone());
        let broken = spawn("broken client", {
            let print_lock = print_lock.clone();
            move || print_lock.print_block(&[Unprintable])
        });
        let good = spawn("good client", move || {
            print_lock.print_block(&["A", "A", "A"])
        });
        assert!(broken.join().is_err(), "the panic was swallowed");
        assert!(
            good.join().is_ok(),
            "a client could not print because another one had panicked"
        );
        assert_eq!(
            screen.text(),
            "A\nA\nA\n",
            "the good client's block is missing"
        );
    });
}

#[test]
fn a_line_of_the_log_does_not_fall_into_a_block() {
    every_schedule(|| {
        let screen = Screen::default();
        let mut print_lock = PrintLock::new(screen.clone());
        let client = spawn("client", {
            let print_lock = print_lock.clone();
            move || print_lock.print_block(&["A", "A", "A"])
        });
        print_lock.write_all(b"B\nB\nB\n").unwrap();
        client.join().unwrap();
        assert_eq!(
            whole_blocks(&screen.text()),
            2,
            "the log does not wait for the print lock"
        );
    });
}

/// Records that notice a second writer.
#[derive(Clone, Default)]
struct Records {
    writer_inside: Arc<AtomicBool>,
    written: Arc<Mutex<Vec<String>>>,
}

impl Append for Records {
    fn append(&mut self, record: &str) -> io::Result<()> {
        let occupied = self.writer_inside.swap(true, SeqCst);
        assert!(!occupied, "two writers were at work at the same time");
        self.written.lock().unwrap().push(record.to_string());
        self.writer_inside.store(false, SeqCst);
        assert_ne!(record, "broken", "this record breaks its writer");
        Ok(())
    }
}

#[test]
fn there_is_one_writer_at_a_time_and_no_record_is_lost() {
    every_schedule(|| {
        let records = Records::default();
        let write_lock = Arc::new(WriteLock::new(records.clone()));
        let writers = ["ada", "grace", "edsger"].map(|name| {
            let write_lock = Arc::clone(&write_lock);
            spawn(format!("writer {name}"), move || {
                call("append", || write_lock.append(name)).unwrap();
            })
        });
        for writer in writers {
            writer.join().unwrap();
        }
        let mut written = records.written.lock().unwrap().clone();
        written.sort_unstable();
        assert_eq!(written, ["ada", "edsger", "grace"], "a record is missing");
    });
}

#[test]
fn a_writer_that_panics_does_not_lock_the_others_out() {
    every_schedule(|| {
        let records = Records::default();
        let write_lock = Arc::new(WriteLock::new(records.clone()));
        let broken = spawn("broken writer", {
            let write_lock = Arc::clone(&write_lock);
            move || write_lock.append("broken")
        });
        let good = spawn("good writer", move || write_lock.append("ada"));
        assert!(broken.join().is_err(), "the panic was swallowed");
        let appended = good.join();
        assert!(
            matches!(appended, Ok(Ok(()))),
            "a record was refused because another writer had panicked"
        );
    });
}
