//! Peers that are not ours: the chapter's client and server are Python programs.

mod stage;

use std::process::Command;

use stage::program::ServerProcess;
use stage::{is_day_and_time, watch};

/// Python with a script of this folder; `None`, and a word, where there is no Python 3.
fn python(script: &str) -> Option<Command> {
    let python = ["python3", "python"].into_iter().find(|python| {
        let version = Command::new(python).arg("--version").output();
        version.is_ok_and(|version| version.stdout.starts_with(b"Python 3"))
    });
    let Some(python) = python else {
        eprintln!("skipped: there is no Python 3");
        return None;
    };
    let mut command = Command::new(python);
    command.arg(format!(
        "{}/tests/python/{script}",
        env!("CARGO_MANIFEST_DIR")
    ));
    Some(command)
}

#[test]
fn the_python_client_gets_its_answer_from_our_servers() {
    watch(|| {
        for server in [
            env!("CARGO_BIN_EXE_time_server1"),
            env!("CARGO_BIN_EXE_time_server2"),
        ] {
            let Some(mut client) = python("time_client.py") else {
                return;
            };
            let server = ServerProcess::new(server);
            let (host, port) = (
                server.address.ip().to_string(),
                server.address.port().to_string(),
            );
            let output = client.args([host, port]).output().unwrap();
            let answer = String::from_utf8(output.stdout).unwrap();
            assert!(
                is_day_and_time(answer.trim_end()),
                "{answer:?} {:?}",
                output.stderr
            );
        }
    });
}

#[test]
fn our_client_gets_its_answer_from_the_python_server() {
    watch(|| {
        let Some(server) = python("time_server.py") else {
            return;
        };
        let server = ServerProcess::start(server);
        for _ in 0..2 {
            let port = server.address.port().to_string();
            let mut client = Command::new(env!("CARGO_BIN_EXE_time_client"));
            let output = client.args(["--port", &port]).output().unwrap();
            assert!(output.status.success(), "{output:?}");
            let answer = String::from_utf8(output.stdout).unwrap();
            assert!(is_day_and_time(answer.trim_end()), "{answer:?}");
        }
    });
}
