//! What goes over the wire, without histories: the greeting, and then one reply to each message.

mod practice;

use std::time::{Duration, Instant};

use doctor::phrases::{FAREWELL, GREETING};
use grading::watchdog::watch;
use practice::{Practice, leave, replies, say};

#[test]
fn the_doctor_speaks_first_exactly_and_bare() {
    watch(|| {
        let practice = Practice::open();
        let mut client = practice.client();
        client.expect(GREETING);
        client.expect_silence(Duration::from_millis(100));
        practice.close();
    });
}

#[test]
fn a_line_is_answered_with_a_line_and_a_bare_message_with_a_bare_one() {
    watch(|| {
        let practice = Practice::open();
        let [first, second] = replies(["I am sad.", "You are kind."]);
        for (end, reply_end) in [("\n", "\n"), ("\r\n", "\n"), ("", "")] {
            let mut patient = practice.patient();
            patient.send(format!("I am sad.{end}"));
            patient.expect(format!("{first}{reply_end}"));
            patient.expect_silence(Duration::from_millis(100));
            patient.send(format!("You are kind.{end}"));
            patient.expect(format!("{second}{reply_end}"));
            leave(patient);
        }
        practice.close();
    });
}

#[test]
fn lines_that_arrive_together_are_answered_one_by_one() {
    watch(|| {
        let practice = Practice::open();
        let [one, two, three] = replies(["I am sad.", "", "Are you?"]);
        let mut patient = practice.patient();
        patient.send("I am sad.\n\nAre you?\n");
        patient.expect(format!("{one}\n{two}\n{three}\n"));
        leave(patient);
        practice.close();
    });
}

#[test]
fn a_line_may_come_in_two_pieces_cut_anywhere_or_byte_by_byte() {
    watch(|| {
        let practice = Practice::open();
        let line = "I\u{2019}m sad, you know\r\n";
        let [first, second] = replies(["Hello.", "I\u{2019}m sad, you know"]);
        for cut in 0..=line.len() {
            let mut patient = practice.patient();
            // The first line shows the habit: from then on a pause ends nothing.
            patient.send("Hello.\n");
            patient.expect(format!("{first}\n"));
            if cut == line.len() {
                patient.send_bytewise(line);
            } else {
                patient.send_split(line, &[cut]);
            }
            patient.expect(format!("{second}\n"));
            leave(patient);
        }
        practice.close();
    });
}

#[test]
fn a_bare_message_may_come_byte_by_byte_if_it_comes_fast() {
    watch(|| {
        let practice = Practice::open();
        let [reply] = replies(["I am sad."]);
        loop {
            let mut patient = practice.patient();
            let start = Instant::now();
            for byte in b"I am sad." {
                patient.send([*byte]);
            }
            // On a busy machine this may take so long that it is several messages: then it proves nothing.
            if start.elapsed() < Duration::from_millis(25) {
                patient.expect(&reply);
                patient.expect_silence(Duration::from_millis(100));
                break;
            }
        }
        practice.close();
    });
}

#[test]
fn bytes_that_are_not_utf_8_are_answered_all_the_same() {
    watch(|| {
        let practice = Practice::open();
        let [reply] = replies(["I am \u{FFFD}\u{FFFD} sad."]);
        for end in ["\n", ""] {
            let mut patient = practice.patient();
            patient.send([b"I am \xff\xfe sad.", end.as_bytes()].concat());
            patient.expect(format!("{reply}{end}"));
            leave(patient);
        }
        practice.close();
    });
}

#[test]
fn a_message_of_64_kib_is_answered_and_one_byte_more_ends_the_session() {
    watch(|| {
        let practice = Practice::open();
        let longest = "x".repeat(65_536);
        let [first, reply] = replies(["Hello.", longest.as_str()]);
        assert!(reply.len() <= 1024);
        let mut patient = practice.patient();
        // The first line shows the habit: from then on a pause ends nothing.
        assert_eq!(say(&mut patient, "Hello."), first);
        patient.send(format!("{longest}\n"));
        patient.expect(format!("{reply}\n"));
        patient.send(format!("{longest}x\n"));
        let refusal = patient.read_to_end();
        assert!(
            String::from_utf8_lossy(&refusal).contains("65536"),
            "the refusal names the limit"
        );
        practice.notes.wait_for("longer than 65536 bytes", 1);
        // Others are served as before.
        leave(practice.patient());
        practice.close();
    });
}

#[test]
fn silence_and_goodbyes_are_messages_too_and_only_the_end_of_the_stream_ends() {
    watch(|| {
        let practice = Practice::open();
        let mut patient = practice.patient();
        assert!(!say(&mut patient, "").is_empty());
        assert_eq!(say(&mut patient, "Goodbye!"), FAREWELL);
        assert_ne!(say(&mut patient, "One more thing: I am sad."), FAREWELL);
        leave(patient);
        practice.close();
    });
}

#[test]
fn a_client_who_vanishes_at_any_step_costs_his_own_session_only() {
    watch(|| {
        let practice = Practice::open();
        let mut survivor = practice.patient();
        practice.client().vanish();
        practice.client().reset();
        practice.patient().vanish();
        let mut half = practice.patient();
        half.send("I am s");
        half.vanish();
        let mut unread = practice.patient();
        unread.send("I am sad.\nI am sad.\n");
        unread.reset();
        let [reply] = replies(["I am sad."]);
        assert_eq!(say(&mut survivor, "I am sad."), reply);
        leave(survivor);
        assert!(
            !practice.notes.text().contains("panicked"),
            "{}",
            practice.notes.text()
        );
        practice.close();
    });
}

#[test]
fn every_client_has_a_doctor_of_his_own() {
    watch(|| {
        let practice = Practice::open();
        let said = [
            "I am sad.",
            "one cat",
            "two dogs",
            "three hens",
            "four pigs",
            "why?",
        ];
        let expected = replies(said);
        let mut patients: Vec<_> = (0..50).map(|_| practice.patient()).collect();
        for (said, expected) in said.iter().zip(&expected) {
            for patient in &mut patients {
                assert_eq!(
                    say(patient, said),
                    *expected,
                    "what the others say makes no difference"
                );
            }
        }
        patients.into_iter().for_each(leave);
        practice.close();
    });
}

#[test]
fn a_silent_client_is_let_go_after_the_idle_limit() {
    watch(|| {
        let practice = Practice::with(None, Duration::from_millis(100));
        let mut patient = practice.patient();
        patient.expect_end();
        practice.notes.wait_for("--idle-timeout", 1);
        practice.close();
    });
}
