//! The ATM (Projects 6 and 8): its clients over real sockets, its bank's file, and its programs.

mod service;

use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::SeqCst};
use std::sync::mpsc;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chat::{
    AtmBank, AtmHandler, AtmRequest, AtmSession, LONGEST_MESSAGE, SharedBank, open_bank_file,
};
use grading::peer::{PATIENCE, Peer, Program};
use grading::watchdog::{doing, spawn, watch};
use readers_writers::{Bank, Money, SavingsAccount};
use service::{Service, client_program, python, server_program};
use timeserver::Log;

const GREETING: &str = "Welcome to the bank!";
const NOT_RECOGNIZED: &str = "Command not recognized!";
const NO_AMOUNT: &str = "Amount must be a number with at most two decimal places";

/// Ken has $874.00, and shares an account with Ada.
fn bank() -> SharedBank {
    let mut bank = Bank::new();
    for (name, pin, cents) in [("Ken", "1234", 87_400), ("Ken and Ada", "both", 10_000)] {
        let account = SavingsAccount::new(name, pin, Money::from_cents(cents));
        bank.add(account.into()).unwrap();
    }
    bank
}

/// A bank that is never saved.
fn unsaved() -> Arc<AtmBank> {
    Arc::new(AtmBank::new(bank(), |_| Ok(())))
}

fn serve(bank: &Arc<AtmBank>) -> Service {
    let bank = Arc::clone(bank);
    Service::start(|idle, log| {
        move || AtmHandler::new(AtmSession::new(Arc::clone(&bank), log.clone()), idle)
    })
}

/// Sends a line and expects a line.
#[track_caller]
fn ask(peer: &mut Peer, request: &str, answer: &str) {
    peer.send(format!("{request}\n"));
    peer.expect(format!("{answer}\n"));
}

/// A client that has logged in.
#[track_caller]
fn logged_in(service: &Service, login: &str) -> Peer {
    let mut peer = service.greeted(GREETING);
    ask(&mut peer, &format!("LOGIN {login}"), "SUCCESS");
    peer
}

// ---- The session ----

/// Says each request to a new session, and expects these answers.
#[track_caller]
fn conversation(said: &[(&str, &str)]) {
    let answers: Vec<String> = watch(|| {
        let mut session = AtmSession::new(unsaved(), Log::silent());
        let replies = said.iter().map(|(request, _)| session.reply(request));
        replies.collect()
    });
    for ((request, expected), answer) in said.iter().zip(answers) {
        assert_eq!(answer, *expected, "the answer to {request:?}");
    }
}

#[test]
fn exercise_6_who_is_logged_in_can_use_the_account() {
    conversation(&[
        ("LOGIN Ken 1234", "SUCCESS"),
        ("BALANCE", "The balance is $874.00"),
        ("DEPOSIT 0.5", "Deposit successful!"),
        ("BALANCE", "The balance is $874.50"),
        ("WITHDRAW 874.49", "Withdrawal successful!"),
        ("BALANCE", "The balance is $0.01"),
        ("LOGOUT", GREETING),
        ("BALANCE", NOT_RECOGNIZED),
        ("LOGIN Ken and Ada both", "SUCCESS"),
        ("BALANCE", "The balance is $100.00"),
    ]);
}

#[test]
fn exercise_6_nothing_is_possible_without_a_login() {
    for request in ["BALANCE", "DEPOSIT 1", "WITHDRAW 1", "LOGOUT", "DEPOSIT x"] {
        conversation(&[
            (request, NOT_RECOGNIZED),
            ("LOGIN Ken 9999", "FAILURE"),
            (request, NOT_RECOGNIZED),
            ("LOGIN Ken 1234", "SUCCESS"),
            ("LOGOUT", GREETING),
            (request, NOT_RECOGNIZED),
            ("LOGIN Ken 1234", "SUCCESS"),
            ("BALANCE", "The balance is $874.00"),
        ]);
    }
}

#[test]
fn exercise_6_what_the_account_refuses_is_refused_in_its_words() {
    conversation(&[
        ("LOGIN Ken 1234", "SUCCESS"),
        ("DEPOSIT -1", "Amount must be >= 0"),
        ("WITHDRAW -0.01", "Amount must be >= 0"),
        ("WITHDRAW 874.01", "Insufficient funds"),
        ("DEPOSIT 92233720368547758.07", "Balance would be too large"),
        ("DEPOSIT 92233720368547758.08", "Amount is too large"),
        ("BALANCE", "The balance is $874.00"),
    ]);
}

#[test]
fn exercise_6_what_is_no_amount_is_refused() {
    for amount in [
        "x", "1.234", "1e3", "$5", "1,000", "1 2", "inf", "NaN", "+5", ".5", "5.",
    ] {
        let (deposit, withdraw) = (format!("DEPOSIT {amount}"), format!("WITHDRAW {amount}"));
        conversation(&[
            ("LOGIN Ken 1234", "SUCCESS"),
            (&deposit, NO_AMOUNT),
            (&withdraw, NO_AMOUNT),
            ("BALANCE", "The balance is $874.00"),
        ]);
    }
}

#[test]
fn exercise_6_nonsense_is_not_recognized() {
    let nonsense = [
        "",
        " ",
        "LOGIN",
        "LOGIN Ken",
        "login Ken 1234",
        "BALANCE now",
        "DEPOSIT",
        "WITHDRAW ",
        "LOGOUT please",
        "DEPOSIT1",
        "TRANSFER 1",
        "\u{1F980}",
        "BALANCE\u{0}",
    ];
    for request in nonsense {
        conversation(&[
            (request, NOT_RECOGNIZED),
            ("LOGIN Ken 1234", "SUCCESS"),
            (request, NOT_RECOGNIZED),
            ("BALANCE", "The balance is $874.00"),
        ]);
    }
}

#[test]
fn exercise_6_three_failed_logins_in_a_row_end_the_session() {
    watch(|| {
        let mut session = AtmSession::new(unsaved(), Log::silent());
        let logins = [
            "LOGIN Ken 1",
            "LOGIN Ken 2",
            "LOGIN Ken 1234",
            "LOGIN Ken 3",
            "LOGIN Nobody 4",
        ];
        for login in logins {
            session.reply(login);
            session.reply("BALANCE");
            assert!(!session.is_over(), "a success in between begins anew");
        }
        assert_eq!(session.reply("LOGIN Ken 12345"), "FAILURE");
        assert!(session.is_over(), "three failures in a row are enough");
    });
}

#[test]
fn exercise_6_a_failed_login_logs_out() {
    conversation(&[
        ("LOGIN Ken 1234", "SUCCESS"),
        ("LOGIN Ken and Ada wrong", "FAILURE"),
        ("BALANCE", NOT_RECOGNIZED),
    ]);
}

#[test]
fn a_request_is_read_as_it_is_written() {
    for request in [
        "LOGIN Ada Lovelace 1815",
        "BALANCE",
        "DEPOSIT 1.50",
        "WITHDRAW x",
        "LOGOUT",
    ] {
        let read = AtmRequest::parse(request).unwrap();
        assert_eq!(read.to_string(), request);
    }
}

// ---- Over sockets ----

#[test]
fn exercise_6_a_bare_client_gets_bare_answers() {
    watch(|| {
        let server = serve(&unsaved());
        let mut peer = server.greeted(GREETING);
        for (request, answer) in [
            ("LOGIN Ken 1234", "SUCCESS"),
            ("BALANCE", "The balance is $874.00"),
            ("LOGOUT", GREETING),
            ("BALANCE", NOT_RECOGNIZED),
        ] {
            peer.send(request);
            peer.expect(answer);
        }
        peer.expect_silence(Duration::from_millis(20));
    });
}

#[test]
fn exercise_6_the_third_failure_is_answered_and_then_the_server_closes() {
    watch(|| {
        let server = serve(&unsaved());
        let mut peer = server.greeted(GREETING);
        // What is sent after them is not listened to.
        peer.send("LOGIN Ken 1\nLOGIN Ken 2\nLOGIN Ken 3\nLOGIN Ken 1234\nBALANCE\n");
        peer.expect("FAILURE\nFAILURE\nFAILURE\n");
        peer.expect_end();
        let mut other = logged_in(&server, "Ken 1234");
        ask(&mut other, "BALANCE", "The balance is $874.00");
    });
}

#[test]
fn lines_may_come_in_any_two_pieces_or_together() {
    watch(|| {
        let server = serve(&unsaved());
        let request = "LOGIN Ken and Ada both\r\n";
        let mut peer = server.greeted(GREETING);
        for cut in 1..request.len() {
            peer.send_split(request, &[cut]);
            peer.expect("SUCCESS\n");
        }
        peer.send("DEPOSIT 1\nWITHDRAW 2\nBALANCE\n");
        peer.expect("Deposit successful!\nWithdrawal successful!\nThe balance is $99.00\n");
        let request = "DEPOSIT 0.01\n";
        for cut in 1..request.len() {
            peer.send_split(request, &[cut]);
            peer.expect("Deposit successful!\n");
        }
        ask(&mut peer, "BALANCE", "The balance is $99.12");
    });
}

#[test]
fn bytes_that_are_no_text_are_no_request() {
    watch(|| {
        let server = serve(&unsaved());
        let mut peer = logged_in(&server, "Ken 1234");
        peer.send(b"BALANCE\xff\n");
        peer.expect(format!("{NOT_RECOGNIZED}\n"));
        peer.send(b"DEPOSIT \xff\n");
        peer.expect(format!("{NO_AMOUNT}\n"));
        ask(&mut peer, "BALANCE", "The balance is $874.00");
    });
}

#[test]
fn a_message_of_64_kib_is_answered_and_a_longer_one_ends_the_session() {
    watch(|| {
        let server = serve(&unsaved());
        let mut peer = server.greeted(GREETING);
        let longest = format!("LOGIN Ken{}1234", " ".repeat(LONGEST_MESSAGE - 13));
        ask(&mut peer, &longest, "SUCCESS");
        peer.send(format!("{longest} \n"));
        assert!(peer.read_line().contains("65536"), "a clear refusal");
        peer.expect_end();
    });
}

#[test]
fn a_client_that_is_cut_off_at_any_byte_neither_loses_nor_makes_a_cent() {
    watch(|| {
        let bank = unsaved();
        let server = serve(&bank);
        let request = "DEPOSIT 0.01\n";
        for length in 0..request.len() {
            let mut peer = logged_in(&server, "Ken 1234");
            peer.send(&request[..length]);
            peer.vanish();
        }
        // This one is whole, and its client does not wait for the answer.
        let mut peer = logged_in(&server, "Ken 1234");
        peer.send(request);
        peer.reset();
        let balance = || bank.account("Ken", "1234").unwrap().balance();
        doing("waits for the whole request", || {
            while balance() == Money::from_cents(87_400) {
                std::thread::yield_now();
            }
        });
        let mut other = logged_in(&server, "Ken 1234");
        ask(&mut other, "WITHDRAW 0.01", "Withdrawal successful!");
        drop((other, server));
        assert_eq!(balance(), Money::from_cents(87_400));
    });
}

// ---- The bank's file ----

/// The balances in the bank file at `path`.
fn saved(path: &Path) -> Vec<Money> {
    let bank = SharedBank::load(path).expect("a whole bank");
    bank.accounts().map(|account| account.balance()).collect()
}

#[test]
fn two_at_a_joint_account_never_lose_a_cent_and_the_file_has_it_all() {
    watch(|| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bank.jsonl");
        bank().save(&path).unwrap();
        let bank = Arc::new(open_bank_file(&path, &Log::silent()).unwrap());
        let server = serve(&bank);
        let clients: Vec<_> = (0..4)
            .map(|client| {
                let mut peer = logged_in(&server, "Ken and Ada both");
                spawn(format!("client {client}"), move || {
                    for _ in 0..25 {
                        ask(&mut peer, "DEPOSIT 0.03", "Deposit successful!");
                        ask(&mut peer, "WITHDRAW 0.01", "Withdrawal successful!");
                    }
                })
            })
            .collect();
        clients
            .into_iter()
            .for_each(|client| client.join().unwrap());
        drop(server);
        let both = bank.account("Ken and Ada", "both").unwrap().balance();
        assert_eq!(both, Money::from_cents(10_000 + 4 * 25 * 2));
        assert_eq!(saved(&path), [Money::from_cents(87_400), both]);
    });
}

#[test]
fn two_who_withdraw_the_last_dollar_do_not_both_get_it() {
    watch(|| {
        for _ in 0..20 {
            let server = serve(&unsaved());
            let clients: Vec<_> = (0..2)
                .map(|client| {
                    let mut peer = logged_in(&server, "Ken and Ada both");
                    spawn(format!("client {client}"), move || {
                        peer.send("WITHDRAW 100\n");
                        peer.read_line()
                    })
                })
                .collect();
            let mut answers: Vec<String> = clients
                .into_iter()
                .map(|client| client.join().unwrap())
                .collect();
            answers.sort();
            assert_eq!(
                answers,
                ["Insufficient funds\n", "Withdrawal successful!\n"]
            );
        }
    });
}

#[test]
fn exercise_6_a_change_is_answered_when_it_is_saved_and_nobody_else_waits_for_that() {
    watch(|| {
        let (begun, has_begun) = mpsc::channel();
        let (go, go_on) = mpsc::channel();
        let go_on = Mutex::new(go_on);
        let bank = Arc::new(AtmBank::new(bank(), move |_| {
            begun.send(()).unwrap();
            go_on.lock().unwrap().recv().unwrap()
        }));
        let server = serve(&bank);
        let mut ken = logged_in(&server, "Ken and Ada both");
        ken.send("DEPOSIT 1\n");
        let begun = doing("waits for the save to begin", || {
            has_begun.recv_timeout(PATIENCE)
        });
        begun.expect("a deposit must be saved: `change` makes it and saves the bank");
        let mut ada = logged_in(&server, "Ken and Ada both");
        ask(&mut ada, "BALANCE", "The balance is $101.00");
        ken.expect_silence(Duration::from_millis(20));
        go.send(Ok(())).unwrap();
        ken.expect("Deposit successful!\n");
        // A save that fails: the change is made all the same, and the next save has it.
        go.send(Err(io::ErrorKind::StorageFull.into())).unwrap();
        ken.send("WITHDRAW 1\n");
        let answer = ken.read_line();
        assert!(
            answer.starts_with("Withdrawal made, but not saved yet"),
            "{answer}"
        );
        server
            .log
            .wait_for("The bank is not saved: no storage space");
        ask(&mut ken, "BALANCE", "The balance is $100.00");
        go.send(Ok(())).unwrap();
        bank.save().unwrap();
        bank.save().unwrap(); // nothing to do, or it would wait
    });
}

#[test]
fn at_most_one_save_at_a_time_and_no_more_than_there_are_changes() {
    watch(|| {
        let (saves, busy) = (Arc::new(AtomicU64::new(0)), AtomicBool::new(false));
        let counted = Arc::clone(&saves);
        let bank = Arc::new(AtmBank::new(bank(), move |_| {
            assert!(!busy.swap(true, SeqCst), "two save at the same time");
            counted.fetch_add(1, SeqCst);
            std::thread::yield_now();
            busy.store(false, SeqCst);
            Ok(())
        }));
        let clients: Vec<_> = (0..4)
            .map(|client| {
                let mut session = AtmSession::new(Arc::clone(&bank), Log::silent());
                spawn(format!("client {client}"), move || {
                    session.reply("LOGIN Ken 1234");
                    for _ in 0..100 {
                        assert_eq!(session.reply("DEPOSIT 0.01"), "Deposit successful!");
                    }
                    session.reply("WITHDRAW 9999");
                })
            })
            .collect();
        clients
            .into_iter()
            .for_each(|client| client.join().unwrap());
        assert!(saves.load(SeqCst) <= 400, "a refusal needs no save");
    });
}

// ---- The programs ----

const SERVER: &str = env!("CARGO_BIN_EXE_atm_server");
const CLIENT: &str = env!("CARGO_BIN_EXE_atm_client");

#[test]
fn a_new_bank_has_accounts_for_a_first_try() {
    watch(|| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bank.jsonl");
        let arguments = ["--port", "0", "--bank", path.to_str().unwrap()];
        let mut server = Program::start(SERVER, &arguments);
        let line = server.first_line();
        assert!(
            line.ends_with("bank.jsonl is new: a bank for demonstration"),
            "{line}"
        );
        let mut logins = Vec::new();
        let mut line = server.first_line();
        while let Some((name, rest)) = line.trim().split_once(", PIN ") {
            let (pin, balance) = rest.split_once(", ").unwrap();
            logins.push((
                format!("LOGIN {name} {pin}"),
                format!("The balance is {balance}"),
            ));
            line = server.first_line();
        }
        assert_eq!(logins.len(), 3);
        let address = line.trim_start_matches("Listening on ");
        for (login, balance) in logins {
            let mut peer = Peer::connect(address);
            peer.expect(GREETING);
            ask(&mut peer, &login, "SUCCESS");
            ask(&mut peer, "BALANCE", &balance);
        }
    });
}

#[test]
fn what_was_answered_survives_a_kill() {
    watch(|| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bank.jsonl");
        let path = path.to_str().unwrap();
        for cents in 1..=5 {
            let (server, address) = server_program(SERVER, &["--bank", path]);
            let mut peer = Peer::connect(address);
            peer.expect(GREETING);
            ask(&mut peer, "LOGIN Ken 1234", "SUCCESS");
            ask(&mut peer, "DEPOSIT 0.01", "Deposit successful!");
            server.kill();
            assert!(saved(Path::new(path)).contains(&Money::from_cents(87_400 + cents)));
        }
    });
}

#[test]
fn the_programs_work_together() {
    watch(|| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bank.jsonl");
        let (mut server, address) = server_program(SERVER, &["--bank", path.to_str().unwrap()]);
        let mut client = client_program(CLIENT, address);
        client.wait_for_text(GREETING);
        for (typed, shown) in [
            ("Ken", "PIN"),
            ("12 34", "A PIN is one word."),
            ("Ken", "PIN"),
            ("9999", "This is not the right name and PIN."),
            ("Ken", "PIN"),
            ("1234", "You are logged in."),
            ("1", "The balance is $874.00"),
            ("gibberish", "Choose a number from 1 to 5"),
            ("", "Choose a number from 1 to 5"),
            ("2", "Amount: "),
            ("a lot", NO_AMOUNT),
            ("Deposit 0.50", "Deposit successful!"),
            ("withdraw", "Amount: "),
            ("1000", "Insufficient funds"),
            ("4", GREETING),
            ("Ada Lovelace", "PIN"),
            ("1815", "You are logged in."),
            ("balance", "The balance is $1000.00"),
        ] {
            client.type_line(typed);
            client.wait_for_text(shown);
        }
        client.type_line("5");
        let client = client.wait_within(PATIENCE);
        assert!(client.status.success(), "{client:?}");
        assert!(
            !client.stdout.contains("1815"),
            "a PIN is not shown: {client:?}"
        );

        let mut stranger = client_program(CLIENT, address);
        for _ in 0..3 {
            stranger.type_line("Ken");
            stranger.type_line("0000");
        }
        let stranger = stranger.wait_within(PATIENCE);
        let last = stranger.stdout.lines().last();
        assert_eq!(
            last,
            Some("The server has closed the connection."),
            "{stranger:?}"
        );

        server.type_line("");
        let server = server.wait_within(PATIENCE);
        assert!(server.status.success(), "{server:?}");
        assert!(saved(&path).contains(&Money::from_cents(87_450)));
    });
}

#[test]
fn a_python_client_that_knows_no_lines_can_use_the_bank() {
    watch(|| {
        let server = serve(&unsaved());
        let (host, port) = (
            server.address.ip().to_string(),
            server.address.port().to_string(),
        );
        if let Some(output) = python("atm_client.py", &[&host, &port]) {
            let lines: Vec<&str> = output.lines().collect();
            let expected = [
                GREETING,
                "SUCCESS",
                "The balance is $874.00",
                "Deposit successful!",
                "Insufficient funds",
                "The balance is $874.50",
                GREETING,
            ];
            assert_eq!(lines, expected);
        }
    });
}
