//! The option `--timeline` of this member's servers.

#[path = "../../sleepy_threads/tests/drawing/mod.rs"]
mod drawing;

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

#[test]
fn every_server_draws_its_clients() {
    watch(|| {
        for (server, has_threads) in SERVERS {
            let folder = tempfile::tempdir().unwrap();
            let mut command = Command::new(server);
            command.args(["--port=0", "--timeline=picture.svg"]);
            command.current_dir(folder.path());
            let mut program = Program::start_command(command);
            let line = program.wait_for_line(|line| line.starts_with("Listening on "));
            let address = line.trim_start_matches("Listening on ");
            let mut peer = Peer::connect(address.parse::<SocketAddr>().unwrap());
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
            let client = drawing.row(&format!("client {}", peer.local_addr()));
            assert!(!client.of_class("serve").is_empty(), "{server}: {client:?}");
            assert!(client.end.is_some(), "{server}: {client:?}");
            let acceptor = drawing.row("acceptor").of_class("serve");
            assert_eq!(acceptor.is_empty(), has_threads, "{server}: {acceptor:?}");
        }
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
