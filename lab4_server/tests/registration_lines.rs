//! Which lines the registration server takes, in which pieces, and what it says to the others.

mod registration_stage;

use grading::watchdog::watch;
use registration_stage::{ADA, Registration, expect_ada, expect_nobody};

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
