//! The option `--timeline` of this member's servers.

#[path = "../../sleepy_threads/tests/drawing/mod.rs"]
mod drawing;

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::process::Command;

use drawing::Drawing;
use grading::peer::{PATIENCE, Peer, Program};
use grading::watchdog::watch;

/// All of them, and whether each of their clients has a thread of its own.
const SERVERS: [(&str, bool); 6] = [
    (env!("CARGO_BIN_EXE_chat_server"), false),
    (env!("CARGO_BIN_EXE_echo_server1"), false),
    (env!("CARGO_BIN_EXE_echo_server2"), true),
    (env!("CARGO_BIN_EXE_chat_room_server"), true),
    (env!("CARGO_BIN_EXE_phone_book_server"), true),
    (env!("CARGO_BIN_EXE_atm_server"), true),
];

/// Runs the server with one client, who says what `converse` does and then no more. Returns what the
/// server has drawn, and what the client is called in it.
#[track_caller]
fn drawing_of(server: &str, converse: impl FnOnce(&mut Peer)) -> (Drawing, String) {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(server);
    command.args(["--port=0", "--timeline=picture.svg"]);
    command.current_dir(folder.path());
    let mut program = Program::start_command(command);
    let line = program.wait_for_line(|line| line.starts_with("Listening on "));
    let address = line.trim_start_matches("Listening on ");
    let mut peer = Peer::connect(address.parse::<SocketAddr>().unwrap());
    converse(&mut peer);
    peer.close_write();
    peer.read_to_end();
    if server.contains("chat_server") {
        // There Return stops the server only when nobody is connected any more: when it waits once more.
        for _ in 0..2 {
            program.wait_for_line(|line| line.starts_with("Waiting for connection"));
        }
    }
    program.type_line("");
    let ended = program.wait_within(PATIENCE);
    assert!(ended.status.success(), "{server}: {}", ended.stderr);
    let drawing = Drawing::read(folder.path().join("picture.svg"));
    (drawing, format!("client {}", peer.local_addr()))
}

#[test]
fn every_server_draws_its_clients() {
    watch(|| {
        for (server, has_threads) in SERVERS {
            let (drawing, name) = drawing_of(server, |_| ());
            let client = drawing.row(&name);
            assert!(!client.of_class("serve").is_empty(), "{server}: {client:?}");
            assert!(client.end.is_some(), "{server}: {client:?}");
            let acceptor = drawing.row("acceptor").of_class("serve");
            assert_eq!(acceptor.is_empty(), has_threads, "{server}: {acceptor:?}");
        }
    });
}

/// Sends the lines one after another, each when the one before has been answered by a line.
fn ask(peer: &mut Peer, lines: &[&str]) {
    for line in lines {
        peer.send(format!("{line}\n"));
        peer.read_line();
    }
}

/// What the client has done inside of critical sections, and how often. Of what happened at nearly the
/// same time, a picture does not show the order.
fn deeds(server: &str, converse: impl FnOnce(&mut Peer)) -> BTreeMap<String, u32> {
    let (drawing, name) = drawing_of(server, converse);
    let mut deeds = BTreeMap::new();
    for words in drawing.row(&name).deeds() {
        for deed in words.split(", ") {
            let many = deed.strip_suffix(" times)");
            let (deed, times) = many
                .and_then(|it| it.split_once(" ("))
                .unwrap_or((deed, "1"));
            if !deed.starts_with("waits") && deed != "is served" {
                *deeds.entry(deed.to_owned()).or_default() += times.parse::<u32>().unwrap();
            }
        }
    }
    deeds
}

/// So many of each.
fn these<const N: usize>(deeds: [(&str, u32); N]) -> BTreeMap<String, u32> {
    deeds.map(|(deed, times)| (deed.to_owned(), times)).into()
}

#[test]
fn a_phone_book_is_read_by_who_looks_something_up_and_written_by_who_adds() {
    watch(|| {
        let deeds = deeds(env!("CARGO_BIN_EXE_phone_book_server"), |peer| {
            peer.expect("Welcome to the phone book!");
            ask(peer, &["FIND Ken", "ADD Ken 1"]);
        });
        // Who adds looks first whether the name is new, and then has it recorded on the disk.
        assert_eq!(deeds, these([("reads", 2), ("records", 1), ("writes", 1)]));
    });
}

#[test]
fn an_account_is_read_by_who_asks_for_the_balance_and_written_by_who_changes_it() {
    watch(|| {
        let deeds_of = |request: &str| {
            deeds(env!("CARGO_BIN_EXE_atm_server"), |peer| {
                peer.expect("Welcome to the bank!");
                ask(peer, &["LOGIN Ken 1234", request]);
            })
        };
        let kinds: Vec<String> = deeds_of("BALANCE").into_keys().collect();
        assert_eq!(kinds, ["reads"]);
        for change in ["DEPOSIT 1", "WITHDRAW 1"] {
            let deeds = deeds_of(change);
            assert_eq!(deeds.get("writes"), Some(&1), "{change}: {deeds:?}");
            // While it saves, it reads every account.
            assert!(deeds.contains_key("saves"), "{change}: {deeds:?}");
        }
    });
}

#[test]
fn a_transcript_is_written_by_who_says_something_and_read_by_who_asks() {
    watch(|| {
        let deeds = deeds(env!("CARGO_BIN_EXE_chat_room_server"), |peer| {
            for line in ["Ken", "hello", ""] {
                peer.send(format!("{line}\n"));
                while peer.read_line() != "\n" {}
            }
        });
        // At the end it is told that Ken has left.
        assert_eq!(deeds, these([("reads", 1), ("writes", 3)]));
    });
}

#[test]
fn every_server_refuses_a_path_that_cannot_be_written_and_changes_nothing() {
    watch(|| {
        let folder = tempfile::tempdir().unwrap();
        for (server, _) in SERVERS {
            let mut command = Command::new(server);
            command.args(["--port=0", "--timeline=no/such.svg"]);
            command.current_dir(folder.path());
            let ended = Program::start_command(command).wait_within(PATIENCE);
            assert_eq!(ended.status.code(), Some(1), "{server}");
            let line = "error: cannot write the timeline no/such.svg: ";
            assert!(ended.stderr.starts_with(line), "{server}: {}", ended.stderr);
            assert_eq!(
                (ended.stdout.as_str(), ended.stderr.lines().count()),
                ("", 1)
            );
        }
        let left = folder.path().read_dir().unwrap().count();
        assert_eq!(left, 0, "a bank or a book was made");
    });
}
