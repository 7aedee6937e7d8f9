//! The registration server, over real sockets.

mod registration_stage;

use std::net::Shutdown;
use std::thread;
use std::time::Duration;

use grading::watchdog::{scope, watch};
use registration_stage::{Registration, block_of, blocks_of, records_in};

const ADA: &str = "Ada Lovelace\nL-1815\nada\n";
const ADAS_RECORD: &str = "Ada Lovelace\tL-1815\tada\n";

fn adas_block() -> String {
    block_of("Ada Lovelace", "L-1815", "ada")
}

/// Stops the server: it must have printed and recorded nobody.
fn expect_nobody(server: Registration) {
    let (ended, folder) = server.stop();
    assert_eq!(records_in(&folder), "", "somebody was recorded");
    assert_eq!(blocks_of(&ended.stdout), [""; 0], "somebody was printed");
}

/// Stops the server: it must have printed and recorded Ada so many times, and nobody else.
fn expect_ada(server: Registration, times: usize) {
    let (ended, folder) = server.stop();
    assert_eq!(records_in(&folder), ADAS_RECORD.repeat(times));
    assert_eq!(blocks_of(&ended.stdout), vec![adas_block(); times]);
    assert!(ended.status.success(), "a server that is stopped exits 0");
}

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
fn lines_may_end_with_carriage_returns_and_stand_between_spaces() {
    watch(|| {
        let server = Registration::start(&[]);
        assert_eq!(
            server.answer_to("Ada Lovelace\r\nL-1815\r\nada\r\n"),
            "OK\n"
        );
        assert_eq!(
            server.answer_to("  Ada Lovelace \n L-1815\nada  \n"),
            "OK\n"
        );
        expect_ada(server, 2);
    });
}

#[test]
fn three_lines_may_come_in_any_pieces() {
    watch(|| {
        let server = Registration::start(&[]);
        let lines = ADA.replace('\n', "\r\n");
        for at in 1..lines.len() {
            let mut peer = server.connect();
            peer.send_split(&lines, &[at]);
            peer.expect("OK\n");
            peer.expect_end();
        }
        let mut peer = server.connect();
        peer.send_bytewise(&lines);
        peer.expect("OK\n");
        expect_ada(server, lines.len());
    });
}

#[test]
fn a_piece_that_cuts_a_character_in_two_does_no_harm() {
    watch(|| {
        let server = Registration::start(&[]);
        let lines = "Zoë 李 Ødegård\n7\nzoe\n";
        for at in 1.."Zoë 李 Ødegård".len() {
            let mut peer = server.connect();
            peer.send_split(lines, &[at]);
            peer.expect("OK\n");
        }
        let records = server.records();
        assert!(records.lines().all(|line| line == "Zoë 李 Ødegård\t7\tzoe"));
    });
}

#[test]
fn a_stream_that_ends_anywhere_before_the_end_of_the_third_line_registers_nobody() {
    watch(|| {
        let server = Registration::start(&[]);
        for length in 0..ADA.len() {
            let mut peer = server.connect();
            peer.send(&ADA[..length]);
            peer.close_write();
            let answer = String::from_utf8(peer.read_to_end()).unwrap();
            let missing = match ADA[..length].matches('\n').count() {
                0 => "name",
                1 => "student id",
                _ => "GitHub user name",
            };
            assert_eq!(
                answer,
                format!("ERROR the {missing} did not come, or not to the end of its line\n")
            );
        }
        expect_nobody(server);
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
        expect_ada(server, 1);
    });
}

#[test]
fn each_bad_line_is_answered_with_what_is_wrong_and_registers_nobody() {
    let control = "holds a character that is not for reading (a control character)";
    let id_rule =
        "must be 1 to 20 letters, digits and hyphens: at least one digit, and no hyphen first";
    let github_rule =
        "must be 1 to 39 letters, digits and single hyphens, with no hyphen first or last";
    let cases: &[(&[u8], &str, &str)] = &[
        (b"\n1\nada\n", "name", "is empty"),
        (b"   \r\n1\nada\n", "name", "is empty"),
        (b"Ad\xe9le\n1\nada\n", "name", "is not UTF-8"),
        (b"\xff\xfe\n", "name", "is not UTF-8"),
        (b"Ada\t2\teve\n1\nada\n", "name", control),
        (b"Ada\rLovelace\n1\nada\n", "name", control),
        (b"Ada\x1b[2J\n1\nada\n", "name", control),
        (b"Ada\0\n1\nada\n", "name", control),
        ("Ada\u{85}Eve\n1\nada\n".as_bytes(), "name", control),
        ("Ada\u{2028}Eve\n1\nada\n".as_bytes(), "name", control),
        ("Ada\u{202E}Eve\n1\nada\n".as_bytes(), "name", control),
        (b"12345\n1\nada\n", "name", "holds no letter"),
        (
            b"=HYPERLINK(A1)\n1\nada\n",
            "name",
            "begins with one of = + - @",
        ),
        (b"Ada\n\nada\n", "student id", "is empty"),
        (b"Ada\nLovelace\nada\n", "student id", id_rule),
        (b"Ada\n-1\nada\n", "student id", id_rule),
        (b"Ada\n1 2\nada\n", "student id", id_rule),
        (b"Ada\n123456789012345678901\nada\n", "student id", id_rule),
        ("Ada\n١٢\nada\n".as_bytes(), "student id", id_rule),
        (b"Ada\n1\t2\nada\n", "student id", control),
        (b"Ada\n\x80\nada\n", "student id", "is not UTF-8"),
        (b"Ada\n1\n\n", "GitHub user name", "is empty"),
        (b"Ada\n1\n-ada\n", "GitHub user name", github_rule),
        (b"Ada\n1\nada-\n", "GitHub user name", github_rule),
        (b"Ada\n1\nada--l\n", "GitHub user name", github_rule),
        (b"Ada\n1\n-\n", "GitHub user name", github_rule),
        (b"Ada\n1\nada_l\n", "GitHub user name", github_rule),
        (
            b"Ada\n1\nhttps://github.com/ada\n",
            "GitHub user name",
            github_rule,
        ),
        ("Ada\n1\nadä\n".as_bytes(), "GitHub user name", github_rule),
    ];
    watch(|| {
        let server = Registration::start(&[]);
        for (lines, field, wrong) in cases {
            let answer = server.answer_to(lines);
            let lines = lines.escape_ascii();
            assert_eq!(answer, format!("ERROR the {field} {wrong}\n"), "to {lines}");
        }
        expect_nobody(server);
    });
}

#[test]
fn the_longest_good_lines_are_good_and_one_more_character_is_bad() {
    watch(|| {
        let server = Registration::start(&[]);
        // Four bytes a character.
        let name = "𝒜".repeat(100);
        let (id, github) = ("9".repeat(20), "g-".repeat(19) + "h");
        assert_eq!(
            server.answer_to(format!("{name}\n{id}\n{github}\n")),
            "OK\n"
        );
        assert_eq!(server.records(), format!("{name}\t{id}\t{github}\n"));
        for lines in [
            format!("{name}a\n{id}\n{github}\n"),
            format!("{name}\n{id}9\n{github}\n"),
            format!("{name}\n{id}\n{github}g\n"),
        ] {
            let answer = server.answer_to(lines);
            assert!(answer.starts_with("ERROR the "), "{answer}");
        }
        assert_eq!(server.records().lines().count(), 1);
    });
}

#[test]
fn a_bad_line_is_answered_before_the_others_have_come() {
    watch(|| {
        let server = Registration::start(&[]);
        let mut peer = server.connect();
        peer.send("Ada\n?\n");
        assert!(peer.read_line().starts_with("ERROR the student id must be"));
        peer.expect_end();
        expect_nobody(server);
    });
}

#[test]
fn a_line_without_end_is_refused_as_soon_as_it_is_too_long() {
    watch(|| {
        let server = Registration::start(&[]);
        for before in ["", "Ada\n", "Ada\n1\n"] {
            let mut peer = server.connect();
            peer.send(before.to_string() + &"x".repeat(2000));
            assert!(peer.read_line().ends_with(" is too long\n"));
            peer.expect_end();
        }
        // Too long, but with an end: whether that has arrived already must make no difference.
        let answer = server.answer_to("x".repeat(2000) + "\n1\nada\n");
        assert_eq!(answer, "ERROR the name is too long\n");
        expect_nobody(server);
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
