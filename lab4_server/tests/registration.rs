//! The registration server and its clients, over real sockets.

mod registration_stage;

use std::net::Shutdown;
use std::thread;
use std::time::Duration;

use grading::watchdog::{scope, watch};
use registration_stage::{
    ADA, ADAS_RECORD, Registration, block_of, blocks_of, expect_ada, expect_nobody, records_in,
};

#[test]
fn a_student_is_printed_recorded_and_answered_ok() {
    watch(|| {
        let server = Registration::start(&[]);
        assert_eq!(server.answer_to(ADA), "OK\n");
        assert_eq!(server.records(), ADAS_RECORD, "recorded before the answer");
        expect_ada(server, 1);
    });
}

#[test]
fn fifty_students_at_once_are_each_printed_and_recorded_whole_and_once() {
    const STUDENTS: usize = 50;
    watch(|| {
        let server = Registration::start(&[]);
        let student = |number| {
            let name = format!("Student {} {number}", "x".repeat(number));
            (name, format!("{number}"), format!("hub-{number}"))
        };
        let all_are_here = std::sync::Barrier::new(STUDENTS);
        scope(|scope| {
            for number in 0..STUDENTS {
                let (server, all_are_here) = (&server, &all_are_here);
                scope.spawn(format!("student {number}"), move || {
                    let (name, id, github) = student(number);
                    let mut peer = server.connect();
                    peer.send(format!("{name}\n{id}\n"));
                    all_are_here.wait();
                    peer.send(format!("{github}\n"));
                    peer.expect("OK\n");
                    peer.expect_end();
                });
            }
        });
        let (ended, folder) = server.stop();
        let mut blocks = blocks_of(&ended.stdout);
        let mut records: Vec<String> = records_in(&folder).lines().map(str::to_string).collect();
        let students: Vec<_> = (0..STUDENTS).map(student).collect();
        let mut expected_blocks: Vec<_> = students
            .iter()
            .map(|(name, id, github)| block_of(name, id, github))
            .collect();
        let mut expected_records: Vec<_> = students
            .iter()
            .map(|(name, id, github)| format!("{name}\t{id}\t{github}"))
            .collect();
        for list in [
            &mut blocks,
            &mut records,
            &mut expected_blocks,
            &mut expected_records,
        ] {
            list.sort_unstable();
        }
        assert_eq!(blocks, expected_blocks, "see the print lock");
        assert_eq!(records, expected_records, "see the write lock");
    });
}

#[test]
fn a_client_that_vanishes_costs_nobody_anything() {
    watch(|| {
        let server = Registration::start(&[]);
        for length in 0..ADA.len() {
            let mut peer = server.connect();
            peer.send(&ADA[..length]);
            peer.vanish();
        }
        // One that is reset: a bad line is answered, and the answer is not read.
        let mut peer = server.connect();
        peer.send("\n");
        peer.reset();
        assert_eq!(server.answer_to(ADA), "OK\n");
        expect_ada(server, 1);
    });
}

#[test]
fn a_client_that_does_not_wait_for_its_answer_is_registered_all_the_same() {
    watch(|| {
        let mut server = Registration::start(&[]);
        let mut peer = server.connect();
        peer.send(ADA);
        peer.vanish();
        server
            .program
            .wait_for_line(|line| line.starts_with("Registered from "));
        expect_ada(server, 1);
    });
}

#[test]
fn what_follows_the_third_line_is_not_read_and_does_not_cost_the_answer() {
    watch(|| {
        let server = Registration::start(&[]);
        let chatter = "and so on\n".repeat(10_000);
        assert_eq!(server.answer_to(format!("{ADA}{chatter}")), "OK\n");
        // Also if it follows when the answer is out: the connection is not closed under a client
        // that still speaks.
        let mut peer = server.connect();
        peer.send(ADA);
        peer.send_bytewise("and so on\n");
        peer.close_write();
        assert_eq!(peer.read_to_end(), b"OK\n");
        expect_ada(server, 2);
    });
}

#[test]
fn a_silent_client_and_a_slow_one_are_let_go_after_the_limit() {
    watch(|| {
        let mut server = Registration::start(&["--idle-timeout", "0.2"]);
        let mut silent = server.connect();
        silent.expect_end();
        server
            .program
            .wait_for_line(|line| line.contains("neither sent nor took"));

        let slow = std::net::TcpStream::connect(server.address).unwrap();
        let sending = slow.try_clone().unwrap();
        scope(|scope| {
            // It is never silent for long, but it never comes to an end either.
            scope.spawn("slow client", move || {
                while std::io::Write::write_all(&mut &sending, b"x").is_ok() {
                    thread::sleep(Duration::from_millis(10));
                }
            });
            server
                .program
                .wait_for_line(|line| line.contains("a line was not whole after 0.2 s"));
            let _ = slow.shutdown(Shutdown::Both);
        });
        expect_nobody(server);
    });
}

#[test]
fn at_closing_time_a_student_may_finish() {
    watch(|| {
        let mut server = Registration::start(&["--grace", "30"]);
        let mut peer = server.connect();
        peer.send("Ada Lovelace\nL-1815\n");
        // A later client is served: so the earlier one has been accepted.
        assert!(server.answer_to("\n").starts_with("ERROR"));
        server.program.type_line("");
        peer.send("ada\n");
        peer.expect("OK\n");
        expect_ada(server, 1);
    });
}
