//! The windows of the ATM and the chat room in a terminal, as programs. A pseudo-terminal is Unix's.
#![cfg(unix)]

mod service;
mod terminal;

use grading::peer::Peer;
use grading::watchdog::watch;
use service::server_program;
use terminal::Terminal;

fn window(client: &str, port: u16) -> Terminal {
    let port = port.to_string();
    Terminal::run(client, &["--window", "--port", &port, "--retries", "0"])
}

#[test]
fn the_atm_is_a_window_with_keyboard_and_mouse() {
    watch(|| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bank.jsonl");
        let arguments = ["--bank", path.to_str().unwrap()];
        let (server, address) = server_program(env!("CARGO_BIN_EXE_atm_server"), &arguments);
        let terminal = window(env!("CARGO_BIN_EXE_atm_client"), address.port());
        terminal.wait_for("Your name and PIN, please.");
        terminal.type_keys("Ken\r");
        terminal.type_keys("1234");
        terminal.wait_for("PIN:    ****_");
        terminal.click("<Login>");
        terminal.wait_for("You are logged in.");
        terminal.type_keys("\t\r");
        terminal.wait_for("The balance is $874.00");
        assert!(!terminal.text().contains("1234"), "a PIN is not shown");

        // In a smaller terminal everything is still there, and may have to be scrolled to.
        terminal.resize(30, 9);
        terminal.wait_for("─┐\n│ The balance is $874.00");
        terminal.type_keys("\t");
        terminal.wait_for("<Deposit>");
        terminal.resize(100, 30);
        terminal.click("<Logout>");
        terminal.wait_for("Welcome to the bank!");
        server.kill();
        terminal.type_keys("\u{1b}");
        terminal.expect_end();
    });
}

#[test]
fn the_chat_room_is_a_window_with_keyboard_and_mouse() {
    watch(|| {
        let (server, address) = server_program(env!("CARGO_BIN_EXE_chat_room_server"), &[]);
        let terminal = window(env!("CARGO_BIN_EXE_chat_room_client"), address.port());
        terminal.wait_for("Name: ____");
        terminal.type_keys("Ken");
        terminal.click("<Connect>");
        terminal.wait_for("│Ken has connected at ");
        terminal.type_keys("Hello, \u{f6} and \u{65e5}\u{672c}\r");
        terminal.wait_for("│Hello, \u{f6} and \u{65e5}\u{672c} ");
        terminal.resize(40, 12);
        terminal.wait_for("<Disconnect> <Quit> │\n");
        terminal.wait_for("│Hello, \u{f6} and \u{65e5}\u{672c} ");
        server.kill();
        terminal.wait_for("The chat room has closed the");
        terminal.click("<Quit>");
        terminal.expect_end();
    });
}

#[test]
fn a_window_whose_bank_hangs_is_left_with_ctrl_c() {
    watch(|| {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let terminal = window(env!("CARGO_BIN_EXE_atm_client"), port);
        terminal.wait_for("Your name and PIN, please.");
        terminal.type_keys("Ken\r1234\r");
        terminal.wait_for("Waiting for the bank ...");
        terminal.type_keys("\u{3}");
        terminal.expect_end();
    });
}

/// `kill` would leave the terminal as the window needs it, if the program did not listen to it.
#[test]
fn a_window_that_is_asked_to_end_leaves_the_terminal_as_it_was() {
    watch(|| {
        let terminal = window(env!("CARGO_BIN_EXE_chat_room_client"), 9);
        terminal.wait_for("Name: ____");
        terminal.terminate();
        terminal.expect_end();
    });
}

#[test]
fn a_window_whose_terminal_goes_away_ends() {
    watch(|| {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let terminal = window(env!("CARGO_BIN_EXE_atm_client"), port);
        terminal.wait_for("Your name and PIN, please.");
        terminal.type_keys("Ken\r1234\r");
        let mut bank = Peer::over(listener.accept().unwrap().0);
        drop(terminal);
        bank.expect_end();
    });
}
