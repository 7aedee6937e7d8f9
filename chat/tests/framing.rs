//! Where messages end: over real sockets, cut and merged in every way.

mod stage;

use std::io::Write;
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;

use chat::{Conversation, Form, LONGEST_MESSAGE, MessageWriter, QUIET};
use grading::peer::Peer;
use grading::watchdog::watch;
use stage::{Running, connection};
use timeserver::IdleLimit;

/// A pause that ends a bare message.
const LONG_PAUSE: Duration = QUIET.saturating_mul(2);

#[test]
fn exercise_1_a_line_is_complete_at_its_end() {
    watch(|| {
        let server = Running::repeats();
        let mut peer = server.greeted();
        peer.send("hello\n");
        peer.expect("[hello]\n");
    });
}

#[test]
fn exercise_1_a_line_may_come_in_any_two_pieces() {
    watch(|| {
        let server = Running::repeats();
        let mut peer = server.peer_of_lines();
        let line = "FIND G\u{f6}del, K.\r\n";
        for cut in 1..line.len() {
            peer.send_split(line, &[cut]);
            peer.expect("[FIND G\u{f6}del, K.]\n");
        }
    });
}

#[test]
fn exercise_1_a_line_may_come_byte_by_byte() {
    watch(|| {
        let server = Running::repeats();
        let mut peer = server.peer_of_lines();
        peer.send_bytewise("one byte at a time\n");
        peer.expect("[one byte at a time]\n");
    });
}

#[test]
fn exercise_1_a_pause_does_not_end_a_line() {
    watch(|| {
        let server = Running::repeats();
        let mut peer = server.peer_of_lines();
        // Every byte is read by itself, also those of one letter and of the end of the line.
        let line = "FIND \u{f6}\r\n";
        for byte in line.bytes() {
            peer.expect_silence(LONG_PAUSE);
            peer.send([byte]);
        }
        peer.expect("[FIND \u{f6}]\n");
        // Two lines in one piece, and the beginning of a third one.
        peer.send("a\nb\nc");
        peer.expect("[a]\n[b]\n");
        peer.expect_silence(LONG_PAUSE);
        peer.send("d\n");
        peer.expect("[cd]\n");
    });
}

#[test]
fn exercise_1_lines_in_one_piece_are_messages_of_their_own() {
    watch(|| {
        let server = Running::repeats();
        let mut peer = server.greeted();
        peer.send("one\ntwo\r\n\nfour\n");
        peer.expect("[one]\n[two]\n[]\n[four]\n");
    });
}

#[test]
fn exercise_1_a_carriage_return_elsewhere_stays() {
    watch(|| {
        let server = Running::repeats();
        let mut peer = server.greeted();
        peer.send("a\rb\r\r\n");
        peer.expect("[a\rb\r]\n");
    });
}

#[test]
fn exercise_1_a_bare_message_is_complete_after_a_silence() {
    watch(|| {
        let server = Running::repeats();
        let mut peer = server.greeted();
        // Whoever adds a line feed to a bare reply is found out by the next one.
        for _ in 0..3 {
            peer.send("hello");
            peer.expect("[hello]");
        }
        peer.send("I'm done");
        peer.expect("[I'm done]");
        peer.close_write();
        peer.expect_end();
    });
}

#[test]
fn exercise_1_the_pieces_of_a_bare_message_belong_together() {
    watch(|| {
        let server = Running::repeats();
        // A machine that is busy may put a long pause where the test has none: not every time.
        let whole = (0..20).any(|_| {
            let mut peer = server.greeted();
            peer.send_split("bare and in pieces", &[4, 8, 13]);
            peer.close_write();
            peer.read_to_end() == b"[bare and in pieces]"
        });
        assert!(whole, "every short pause ended a bare message");
    });
}

#[test]
fn exercise_1_a_bare_message_may_end_with_the_connection() {
    watch(|| {
        let server = Running::repeats();
        let mut peer = server.greeted();
        peer.send("and goodbye");
        peer.close_write();
        peer.expect("[and goodbye]");
        peer.expect_end();
    });
}

#[test]
fn exercise_1_half_a_line_before_the_end_is_not_a_message() {
    watch(|| {
        let server = Running::repeats();
        let mut peer = server.peer_of_lines();
        peer.send("DEPOSIT 10");
        peer.close_write();
        peer.expect_end();
    });
}

#[test]
fn exercise_1_a_first_line_with_a_pause_inside_is_taken_for_two_messages() {
    watch(|| {
        let server = Running::repeats();
        let mut peer = server.greeted();
        peer.send("HEL");
        peer.expect("[HEL]");
        peer.send("LO\n");
        peer.expect("[LO]\n");
        // Now the habit is known.
        peer.send("HEL");
        peer.expect_silence(LONG_PAUSE);
        peer.send("LO\n");
        peer.expect("[HELLO]\n");
    });
}

#[test]
fn exercise_1_bytes_that_are_not_utf_8_are_shown_as_such() {
    watch(|| {
        let server = Running::repeats();
        let mut peer = server.greeted();
        peer.send(b"caf\xe9");
        peer.expect("[caf\u{fffd}]");
        peer.send(b"\xff\0\xc3\n");
        peer.expect("[\u{fffd}\0\u{fffd}]\n");
    });
}

#[test]
fn exercise_1_a_message_of_64_kib_is_taken() {
    watch(|| {
        let server = Running::repeats();
        let text = "x".repeat(LONGEST_MESSAGE);
        for end in ["\n", "\r\n"] {
            let mut peer = server.greeted();
            peer.send(format!("{text}{end}"));
            peer.expect(format!("[{text}]\n"));
        }
        let mut peer = server.greeted();
        peer.send(&text);
        peer.close_write();
        peer.expect(format!("[{text}]"));
        peer.expect_end();
    });
}

#[test]
fn exercise_1_the_end_of_a_line_does_not_count_also_in_two_pieces() {
    watch(|| {
        let server = Running::repeats();
        let mut peer = server.peer_of_lines();
        let text = "x".repeat(LONGEST_MESSAGE);
        peer.send(format!("{text}\r"));
        peer.expect_silence(LONG_PAUSE);
        peer.send("\n");
        peer.expect(format!("[{text}]\n"));
    });
}

#[test]
fn exercise_1_one_byte_more_is_refused() {
    watch(|| {
        let server = Running::repeats();
        let text = "x".repeat(LONGEST_MESSAGE + 1);
        let refusal = "A message may be at most 65536 bytes long.";
        let mut bare = server.greeted();
        bare.send(&text);
        bare.expect(refusal);
        bare.expect_end();
        // Here the last byte might have begun the end of a line.
        let mut bare = server.greeted();
        bare.send(format!("{}\r", &text[1..]));
        bare.expect(refusal);
        bare.expect_end();
        // A line, complete or not: it is too long either way.
        for end in ["\n", ""] {
            let mut peer = server.peer_of_lines();
            peer.send(format!("{text}{end}"));
            peer.expect(format!("{refusal}\n"));
            peer.expect_end();
        }
        server
            .log
            .wait_for("its message is longer than 65536 bytes");
        server.expect_alive();
    });
}

#[test]
fn a_refused_peer_that_goes_on_sending_reads_the_refusal() {
    watch(|| {
        let server = Running::repeats();
        let mut peer = server.peer_of_lines();
        peer.send("x".repeat(3 * LONGEST_MESSAGE));
        peer.expect("A message may be at most 65536 bytes long.\n");
        peer.expect_end();
    });
}

#[test]
fn exercise_1_a_silent_peer_is_not_waited_for_for_ever() {
    watch(|| {
        let server = Running::repeats_within(Duration::from_millis(300));
        let mut silent = server.greeted();
        silent.expect_end();
        server
            .log
            .wait_for("neither sent nor took anything for 0.3 s");
    });
}

#[test]
fn exercise_1_half_a_line_is_not_waited_for_for_ever() {
    watch(|| {
        let server = Running::repeats_within(Duration::from_millis(300));
        let mut peer = server.peer_of_lines();
        peer.send("half a line");
        peer.expect_end();
        server.log.wait_for("not complete after 0.3 s");
    });
}

#[test]
fn exercise_1_a_peer_that_sends_a_byte_now_and_then_is_not_waited_for_for_ever() {
    watch(|| {
        let server = Running::repeats_within(Duration::from_millis(300));
        for first in ["a line\n", ""] {
            let mut dribbler = TcpStream::connect(server.address).unwrap();
            dribbler.write_all(first.as_bytes()).unwrap();
            // Faster than the quiet time and than the idle limit.
            let hung_up = (0..2000).any(|_| {
                std::thread::sleep(QUIET / 10);
                dribbler.write_all(b"x").is_err()
            });
            assert!(
                hung_up,
                "a message of two thousand slow bytes is waited for"
            );
            server.log.wait_for("not complete after 0.3 s");
        }
    });
}

#[test]
fn a_peer_that_never_reads_is_not_waited_for_for_ever() {
    watch(|| {
        let server = Running::repeats_within(Duration::from_millis(300));
        let mut deaf = TcpStream::connect(server.address).unwrap();
        let lines = "all this will be answered\n".repeat(1000);
        // Both sides' buffers fill; then the server waits, and then it hangs up.
        let hung_up = (0..4000).any(|_| deaf.write_all(lines.as_bytes()).is_err());
        assert!(
            hung_up,
            "a hundred megabytes of unread replies are written somewhere"
        );
        server
            .log
            .wait_for("neither sent nor took anything for 0.3 s");
        server.expect_alive();
    });
}

#[test]
fn a_conversation_has_its_limit_from_the_beginning() {
    watch(|| {
        let (deaf, server) = connection();
        let limit = IdleLimit::new(Duration::from_millis(200));
        let mut conversation = Conversation::new(server, limit).unwrap();
        let text = "a greeting that nobody hears".repeat(1000);
        let error = loop {
            if let Err(error) = conversation.greet(&text) {
                break error;
            }
        };
        assert!(IdleLimit::is_exceeded(&error), "{error}");
        drop(deaf);
    });
}

#[test]
fn a_line_and_its_end_go_out_in_one_write() {
    watch(|| {
        let (client, server) = connection();
        // To a peer that has closed, one write succeeds: its answer is a reset, and so a second write fails.
        drop(client);
        let sent = MessageWriter::new(Arc::new(server)).send("hello", Form::Line);
        assert!(
            sent.is_ok(),
            "the text and its end are two writes: one `recv` may get half of them"
        );
    });
}

#[test]
fn a_peer_may_vanish_at_any_byte() {
    watch(|| {
        let server = Running::repeats();
        let dialogue = "hello\nhalf a li";
        for length in 0..dialogue.len() {
            // Once with an ordinary end, and once with a reset: the greeting is unread.
            let mut leaves = server.greeted();
            leaves.send(&dialogue[..length]);
            leaves.vanish();
            let mut resets = Peer::connect(server.address);
            resets.send(&dialogue[..length]);
            resets.reset();
        }
        server.expect_alive();
    });
}
