//! The window of a patient, without a terminal, and the real server.

mod practice;
#[path = "../../chat/tests/puppet/mod.rs"]
mod puppet;

use std::net::SocketAddr;
use std::time::Duration;

use cursive::event::{Event, Key};
use doctor::doctor_window;
use doctor::phrases::GREETING;
use grading::watchdog::watch;
use practice::{Practice, replies};
use puppet::{
    NEVER, Puppet, QUICK, Stage, expect_no_window, expect_picture, nobody, options, strange_texts,
    torment,
};
use tempfile::tempdir;

const INVITATION: &str = "Want to connect?";

fn window(server: SocketAddr, second: Duration) -> Puppet {
    Puppet::show(doctor_window(options(server, second), None))
}

/// A window that has heard the greeting.
fn greeted(practice: &Practice) -> Puppet {
    let mut window = window(practice.address(), NEVER);
    window.press(Key::Enter);
    window.wait_for(GREETING);
    window
}

#[test]
fn a_patient_talks_to_the_doctor() {
    watch(|| {
        let practice = Practice::open();
        let [first, second] = replies(["I am sad.", "My cat left me."]);
        let mut window = window(practice.address(), NEVER);
        window.wait_for(INVITATION);
        window.wait_for("Not connected.");
        assert!(!window.is_enabled("<Send>"), "there is no connection");
        window.click("<Connect>");
        window.wait_for(GREETING);
        window.wait_for("<Disconnect>");
        assert!(
            !window.shows(INVITATION),
            "what the doctor says replaces it"
        );
        assert!(window.is_enabled("<Send>"), "the doctor listens");
        // What is typed now goes into the field.
        window.type_text("I am sad.");
        window.click("<Send>");
        window.wait_for(&first);
        window.wait_for("│ _____");
        // Return is as good.
        window.type_line("My cat left me.");
        window.wait_for(&second);
        window.wait_for("│ _____");
        window.click("<Disconnect>");
        window.wait_for(INVITATION);
        window.wait_for("<Connect>");
        assert!(
            !window.is_enabled("<Send>"),
            "there is no connection any more"
        );
        practice.close();
    });
}

#[test]
fn the_keyboard_alone_is_enough() {
    watch(|| {
        let practice = Practice::open();
        let [first] = replies(["I am sad."]);
        let mut window = greeted(&practice);
        window.type_text("I am sad.");
        window.press(Key::Tab);
        window.press(Key::Enter);
        window.wait_for(&first);
        window.press(Key::Tab);
        window.press(Key::Tab);
        window.press(Key::Enter);
        window.wait_for(INVITATION);
        window.press(Key::Tab);
        window.press(Key::Enter);
        window.wait_for_end();
        practice.close();
    });
}

#[test]
fn without_a_connection_return_sends_nothing() {
    watch(|| {
        let practice = Practice::open();
        let mut window = window(practice.address(), NEVER);
        window.click("_____");
        window.type_line("I am sad.");
        window.wait_for("│ I am sad._");
        window.wait_for(INVITATION);
        practice.close();
    });
}

#[test]
fn the_window_in_the_book_is_this_one() {
    watch(|| {
        let practice = Practice::open();
        let [first] = replies(["My mother and I quarrel about my work."]);
        let options = options(practice.address(), NEVER);
        let mut window = Puppet::show_in(doctor_window(options, None), 60, 16);
        let before = window.picture(practice.address());
        window.press(Key::Enter);
        window.wait_for(GREETING);
        window.type_line("My mother and I quarrel about my work.");
        window.wait_for(&first);
        window.type_text("She says you are my only hope.");
        let talking = window.picture(practice.address());
        expect_picture(&format!("{before}\n{talking}"), "tests/windows/doctor.txt");
        practice.close();
    });
}

#[test]
fn a_doctor_with_histories_is_told_a_name() {
    watch(|| {
        let folder = tempdir().unwrap();
        let practice = Practice::with_histories(folder.path());
        let mut asked = window(practice.address(), NEVER);
        asked.press(Key::Enter);
        asked.wait_for("The doctor waits for your name.");
        asked.type_line("../Ken");
        asked.wait_for("A name cannot contain '/'");
        asked.type_line("Ken");
        asked.wait_for(GREETING);
        asked.type_line("My cat left me.");
        asked.wait_for("│ _____");
        let options = options(practice.address(), NEVER);
        let mut named = Puppet::show(doctor_window(options, Some("Ann".to_string())));
        named.press(Key::Enter);
        named.wait_for(GREETING);
        drop((asked, named));
        practice.close();
        let history = std::fs::read_to_string(folder.path().join("Ken.dat"));
        assert!(history.unwrap().contains("My cat left me."));
        assert!(folder.path().join("Ann.dat").exists());
    });
}

#[test]
fn nonsense_is_answered() {
    watch(|| {
        let practice = Practice::open();
        let mut window = greeted(&practice);
        let nonsense = [
            "???".to_string(),
            "\u{1b}[2J\u{7}\n".to_string(),
            "\u{1100}".repeat(20),
            "\u{202e}".to_string(),
            "x".repeat(3000),
            String::new(),
        ];
        for nonsense in nonsense {
            let before = window.text();
            window.type_line(&nonsense);
            window.wait_until("another reply", |window| {
                window.shows("Connected to ") && window.text() != before
            });
            window.wait_for("│ _____");
        }
        practice.close();
    });
}

#[test]
fn a_doctor_who_goes_away_is_missed_at_once() {
    watch(|| {
        let practice = Practice::open();
        let mut window = greeted(&practice);
        window.type_text("unfinished q");
        practice.close();
        window.wait_for("Doctor disconnected");
        window.wait_for("The doctor has closed the connection.");
        window.wait_for("<Connect>");
        window.wait_for("│ unfinished q_");
        assert!(!window.is_enabled("<Send>"), "there is no connection");
        assert!(window.is_running(), "the window is still there");

        // There may be another doctor.
        window.click("<Connect>");
        window.wait_for("Nobody listens at ");
    });
}

#[test]
fn a_doctor_who_hangs_can_be_left() {
    watch(|| {
        let stage = Stage::open();
        let mut window = window(stage.address(), QUICK);
        window.press(Key::Enter);
        let mut doctor = stage.accept();
        doctor.send("Hello!");
        window.wait_for("Hello!");
        window.type_line("Are you there?");
        doctor.expect("Are you there?\n");
        window.wait_for("The doctor does not answer. Still waiting ...");
        assert!(!window.is_enabled("<Send>"), "one thing at a time");
        window.type_line("Hello?");
        window.wait_for("│ Hello?_");
        window.wait_for("Hello!");
        window.click("<Disconnect>");
        window.wait_for(INVITATION);
        doctor.expect_end();
    });
}

#[test]
fn while_the_doctor_thinks_the_window_says_so() {
    watch(|| {
        let stage = Stage::open();
        let mut window = window(stage.address(), NEVER);
        window.press(Key::Enter);
        let mut doctor = stage.accept();
        doctor.send("Hello!");
        window.wait_for("Hello!");
        window.type_line("Are you there?");
        window.wait_for("Waiting for the doctor ...");
        doctor.expect("Are you there?\n");
        doctor.send("I am.\n");
        window.wait_for("I am.");
        window.wait_for("Connected to ");
    });
}

#[test]
fn a_greeting_in_two_pieces_is_shown_whole() {
    watch(|| {
        let stage = Stage::open();
        let mut window = window(stage.address(), NEVER);
        window.press(Key::Enter);
        let mut doctor = stage.accept();
        doctor.send("Good day.");
        window.wait_for("Good day.");
        doctor.send("How are you?");
        window.wait_for("How are you?");
        window.wait_for("Good day.");
    });
}

#[test]
fn a_doctor_who_is_not_accepting_can_be_left_and_quit() {
    watch(|| {
        // Connected, but nobody has come to the door.
        let stage = Stage::open();
        let mut window = window(stage.address(), NEVER);
        window.press(Key::Enter);
        window.wait_for("<Disconnect>");
        window.click("<Disconnect>");
        window.wait_for("Not connected.");
        window.click("<Connect>");
        window.wait_for("<Disconnect>");
        window.press(Key::Esc);
        window.wait_for_end();
    });
}

#[test]
fn nobody_listening_is_a_message() {
    watch(|| {
        let address = nobody();
        let mut window = window(address, NEVER);
        window.press(Key::Enter);
        window.wait_for(&format!("Nobody listens at {address}."));
        window.wait_for("<Connect>");
        window.wait_for(INVITATION);
        assert!(window.is_running());
    });
}

#[test]
fn what_a_stranger_sends_does_not_break_the_window() {
    watch(|| {
        let stage = Stage::open();
        let mut window = window(stage.address(), NEVER);
        window.press(Key::Enter);
        let mut doctor = stage.accept();
        doctor.send("Hello!");
        window.wait_for("Hello!");
        let bottom = window.lines()[15].clone();
        for (number, strange) in strange_texts().into_iter().enumerate() {
            window.type_line("Go on");
            window.wait_for("Waiting for the doctor ...");
            doctor.expect("Go on\n");
            doctor.send(format!("{number}: {strange}\n"));
            window.wait_for(&format!("{number}: "));
            window.expect_unbroken(15, &bottom);
        }
    });
}

#[test]
fn everybody_can_quit_and_the_doctor_hears_of_it() {
    watch(|| {
        for key in [Event::Key(Key::Esc), Event::CtrlChar('c')] {
            let stage = Stage::open();
            let mut window = window(stage.address(), NEVER);
            window.press(Key::Enter);
            let mut doctor = stage.accept();
            doctor.send("Hello!");
            window.wait_for("Hello!");
            window.type_line("Are you there?");
            window.wait_for("Waiting for the doctor ...");
            doctor.expect("Are you there?\n");
            window.press(key);
            window.wait_for_end();
            drop(window);
            doctor.expect_end();
        }
        let mut window = window(nobody(), NEVER);
        window.click("_____");
        window.type_text("quick");
        assert!(window.is_running(), "it was typed into the field");
        window.press(Key::Tab);
        window.type_text("q");
        window.wait_for_end();
    });
}

#[test]
fn no_terminal_is_too_small_and_no_key_breaks_the_window() {
    watch(|| {
        let nobody = nobody();
        torment(|| doctor_window(options(nobody, NEVER), None));
    });
}

#[test]
fn without_a_terminal_there_is_no_window() {
    watch(|| expect_no_window(env!("CARGO_BIN_EXE_doctor_client")));
}
