//! The window of a patient in a terminal, as a program. A pseudo-terminal is Unix's.
#![cfg(unix)]

mod practice;
#[path = "../../chat/tests/terminal/mod.rs"]
mod terminal;

use doctor::phrases::GREETING;
use grading::watchdog::watch;
use practice::{Practice, replies};
use terminal::Terminal;

#[test]
fn the_patient_has_a_window_with_keyboard_and_mouse() {
    watch(|| {
        let practice = Practice::open();
        let port = practice.address().port().to_string();
        let [reply] = replies(["I am sad."]);
        let client = env!("CARGO_BIN_EXE_doctor_client");
        let terminal = Terminal::run(client, &["--window", "--port", &port, "--retries", "0"]);
        terminal.wait_for("Want to connect?");
        terminal.click("<Connect>");
        terminal.wait_for(GREETING);
        terminal.type_keys("I am sad.\r");
        terminal.wait_for(&reply);
        terminal.resize(100, 12);
        terminal.wait_for(&reply);
        practice.close();
        terminal.wait_for("Doctor disconnected");
        terminal.type_keys("\t\t");
        terminal.type_keys("q");
        terminal.expect_end();
    });
}
