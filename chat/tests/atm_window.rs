//! The window of the ATM, without a terminal, and the real server.

mod puppet;
mod service;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use chat::{AtmBank, AtmHandler, AtmSession, SharedBank, atm_window};
use cursive::event::{Event, Key};
use grading::watchdog::watch;
use puppet::{
    NEVER, Puppet, QUICK, Stage, expect_no_window, expect_picture, nobody, options, strange_texts,
    torment,
};
use readers_writers::{Bank, Money, SavingsAccount};
use service::Service;

const GREETING: &str = "Welcome to the bank!";

/// A bank in which Ken has $874.00.
fn serve() -> Service {
    let mut bank: SharedBank = Bank::new();
    let account = SavingsAccount::new("Ken", "1234", Money::from_cents(87_400));
    bank.add(account.into()).unwrap();
    let bank = Arc::new(AtmBank::new(bank, |_| Ok(())));
    Service::start(|idle, log| {
        move || AtmHandler::new(AtmSession::new(Arc::clone(&bank), log.clone()), idle)
    })
}

fn window(server: SocketAddr, second: Duration) -> Puppet {
    Puppet::show(atm_window(options(server, second)))
}

fn logged_in(server: &Service) -> Puppet {
    let mut window = window(server.address, NEVER);
    window.type_line("Ken");
    window.type_line("1234");
    window.wait_for("You are logged in.");
    window
}

#[test]
fn who_has_logged_in_can_use_the_account_with_the_keyboard() {
    watch(|| {
        let server = serve();
        let mut window = window(server.address, NEVER);
        window.wait_for("Not connected.");
        for button in ["<Balance>", "<Deposit>", "<Withdraw>"] {
            assert!(!window.is_enabled(button), "nobody has logged in");
        }
        window.type_line("Ken");
        window.type_text("1234");
        window.wait_for("PIN:    ****_");
        window.press(Key::Enter);
        window.wait_for("You are logged in.");
        window.wait_for("<Logout>");
        window.wait_for("PIN:    _____");
        for button in ["<Balance>", "<Deposit>", "<Withdraw>"] {
            assert!(window.is_enabled(button), "Ken has logged in");
        }
        // What is typed now is an amount.
        window.type_text("0.50");
        window.press(Key::Tab);
        window.press(Key::Enter);
        window.wait_for("The balance is $874.00");
        window.press(Key::Tab);
        window.press(Key::Enter);
        window.wait_for("Deposit successful!");
        window.wait_for("Amount: _____");
    });
}

#[test]
fn who_has_logged_in_can_use_the_account_with_the_mouse() {
    watch(|| {
        let server = serve();
        let mut window = window(server.address, NEVER);
        window.type_line("Ken");
        window.type_text("1234");
        window.click("<Login>");
        window.wait_for("You are logged in.");
        window.type_text("874.01");
        window.click("<Withdraw>");
        window.wait_for("Insufficient funds");
        window.type_text("74");
        window.click("<Withdraw>");
        window.wait_for("Type an amount first.");
        window.type_text("74");
        window.click("<Withdraw>");
        window.wait_for("Withdrawal successful!");
        window.click("<Balance>");
        window.wait_for("The balance is $800.00");
        window.click("<Logout>");
        window.wait_for(GREETING);
        window.wait_for("<Login>");
        window.wait_for("Not connected.");
        assert!(!window.is_enabled("<Balance>"), "Ken has logged out");
    });
}

#[test]
fn the_window_in_the_book_is_this_one() {
    watch(|| {
        let server = serve();
        let options = options(server.address, NEVER);
        let mut window = Puppet::show_in(atm_window(options), 60, 24);
        window.type_line("Ken");
        window.type_line("1234");
        window.wait_for("You are logged in.");
        window.click("<Balance>");
        window.wait_for("The balance is $874.00");
        window.type_text("74");
        let picture = window.picture(server.address);
        expect_picture(&picture, "tests/windows/atm.txt");
    });
}

#[test]
fn a_wrong_pin_is_told_and_the_third_ends_the_session() {
    watch(|| {
        let server = serve();
        let mut window = window(server.address, NEVER);
        window.type_line("Ken");
        for pin in ["0000", "4321", "Ken"] {
            // After a failure, the next PIN can be typed at once.
            window.type_line(pin);
            window.wait_until("an answer", |window| !window.shows(" ..."));
            window.wait_for("This is not the right name and PIN.");
            window.wait_for("<Login>");
            assert!(!window.is_enabled("<Balance>"), "nobody has logged in");
        }
        window.wait_for("The bank has closed the connection.");
        window.wait_for("This is not the right name and PIN.");
    });
}

#[test]
fn what_cannot_be_a_login_is_not_sent() {
    watch(|| {
        let stage = Stage::open();
        let mut window = window(stage.address(), NEVER);
        window.click("<Login>");
        window.wait_for("Type your name first.");
        window.fill("Name:   ", "Ken");
        for no_pin in ["", "   ", "12 34"] {
            window.fill("PIN:    ", no_pin);
            window.press(Key::Enter);
            window.wait_for("A PIN is one word.");
        }
        window.wait_for("Your name and PIN, please.");
        window.wait_for("<Login>");
    });
}

#[test]
fn nonsense_for_an_amount_is_the_banks_affair() {
    watch(|| {
        let server = serve();
        let mut window = logged_in(&server);
        for nonsense in [
            "a lot",
            "-5",
            "0.001",
            "5\u{1b}[2J\n",
            "\u{1100}\u{1100}\u{1100}\u{1100}",
        ] {
            window.fill("Amount: ", nonsense);
            window.click("<Deposit>");
            window.wait_for("Amount must be");
            window.wait_for("<Logout>");
            window.click("<Balance>");
            window.wait_for("The balance is $874.00");
        }
        window.fill("Amount: ", &"9".repeat(1200));
        window.click("<Deposit>");
        window.wait_for("Amount is too large");
    });
}

#[test]
fn a_bank_that_goes_away_is_noticed_at_once() {
    watch(|| {
        let server = serve();
        let mut window = logged_in(&server);
        drop(server);
        window.wait_for("The bank has closed the connection.");
        window.wait_for("You are not logged in any more.");
        window.wait_for("<Login>");
        assert!(!window.is_enabled("<Balance>"), "nobody is logged in");
        assert!(window.is_running(), "the window is still there");
    });
}

#[test]
fn a_bank_that_hangs_can_be_left() {
    watch(|| {
        let stage = Stage::open();
        let mut window = window(stage.address(), QUICK);
        window.type_line("Ken");
        window.type_line("1234");
        window.wait_for("The bank does not answer. Still waiting ...");
        let mut bank = stage.accept();
        // The window is alive.
        window.fill("Amount: ", "12");
        window.wait_for("Amount: 12_");
        window.click("<Cancel>");
        window.wait_for("Not connected.");
        bank.expect_end();

        window.fill("PIN:    ", "1234");
        window.press(Key::Enter);
        let mut bank = stage.accept();
        bank.send(GREETING);
        window.wait_for(GREETING);
        bank.expect("LOGIN Ken 1234\n");
        bank.send("SUCCESS\n");
        window.wait_for("You are logged in.");
        window.click("<Balance>");
        bank.expect("BALANCE\n");
        window.wait_for("The bank does not answer. Still waiting ...");
        assert!(!window.is_enabled("<Balance>"), "one question at a time");
        window.click("<Logout>");
        window.wait_for("Not connected.");
        bank.expect_end();
    });
}

#[test]
fn a_late_answer_is_an_answer() {
    watch(|| {
        let stage = Stage::open();
        let mut window = window(stage.address(), QUICK);
        window.type_line("Ken");
        window.type_line("1234");
        let mut bank = stage.accept();
        window.wait_for("The bank does not answer. Still waiting ...");
        bank.send(GREETING);
        window.wait_for(GREETING);
        bank.expect("LOGIN Ken 1234\n");
        window.wait_for("The bank does not answer. Still waiting ...");
        bank.send("SUCCESS\n");
        window.wait_for("You are logged in.");
        window.wait_for("Connected to 127.0.0.1:");
    });
}

#[test]
fn a_bank_that_hangs_for_too_long_is_left() {
    watch(|| {
        let stage = Stage::open();
        let mut options = options(stage.address(), NEVER);
        options.idle_timeout = Duration::from_millis(50);
        let mut window = Puppet::show(atm_window(options));
        window.type_line("Ken");
        window.type_line("1234");
        window.wait_for("The connection is over: the server has been silent for too long");
        stage.accept().expect_end();
    });
}

#[test]
fn nobody_listening_is_a_message() {
    watch(|| {
        let address = nobody();
        let mut window = window(address, NEVER);
        window.type_line("Ken");
        window.type_line("1234");
        window.wait_for(&format!("Nobody listens at {address}."));
        window.wait_for("<Login>");
        assert!(window.is_running());
    });
}

#[test]
fn between_two_attempts_to_connect_one_can_leave() {
    watch(|| {
        let mut options = options(nobody(), NEVER);
        options.retries = 5;
        let mut window = Puppet::show(atm_window(options));
        window.type_line("Ken");
        window.type_line("1234");
        window.wait_for("Trying again in 60 s ...");
        window.click("<Cancel>");
        window.wait_for("Not connected.");
        window.wait_for("<Login>");
    });
}

#[test]
fn what_a_stranger_sends_does_not_break_the_window() {
    watch(|| {
        let stage = Stage::open();
        let mut window = window(stage.address(), NEVER);
        window.type_line("Ken");
        window.type_line("1234");
        let mut bank = stage.accept();
        bank.send(GREETING);
        window.wait_for(GREETING);
        bank.expect("LOGIN Ken 1234\n");
        bank.send("SUCCESS\n");
        window.wait_for("You are logged in.");
        let frame = window.lines()[20].clone();
        for (number, strange) in strange_texts().into_iter().enumerate() {
            window.click("<Balance>");
            bank.expect("BALANCE\n");
            bank.send(format!("{number}: {strange}\n"));
            window.wait_for(&format!("{number}: "));
            window.wait_for("<Balance>");
            window.expect_unbroken(20, &frame);
        }
    });
}

#[test]
fn everybody_can_quit_and_the_bank_hears_of_it() {
    watch(|| {
        for key in [Event::Key(Key::Esc), Event::CtrlChar('c')] {
            let stage = Stage::open();
            let mut window = window(stage.address(), NEVER);
            window.type_line("Ken");
            window.type_line("1234");
            let mut bank = stage.accept();
            window.wait_for("Waiting for the bank ...");
            window.press(key);
            window.wait_for_end();
            drop(window);
            bank.expect_end();
        }
        let mut window = window(nobody(), NEVER);
        window.type_text("quick");
        window.wait_for("Name:   quick");
        assert!(window.is_running(), "it was typed into a field");
        window.press(Key::Tab);
        window.press(Key::Tab);
        window.type_text("q");
        window.wait_for_end();
    });
}

#[test]
fn no_terminal_is_too_small_and_no_key_breaks_the_window() {
    watch(|| {
        let nobody = nobody();
        torment(|| atm_window(options(nobody, NEVER)));
    });
}

#[test]
fn without_a_terminal_there_is_no_window() {
    watch(|| expect_no_window(env!("CARGO_BIN_EXE_atm_client")));
}
