//! The programs against peers in Python that talk as the chapter's do. Where there is no Python 3, these tests pass, and
//! say so.

use std::io::Write;
use std::process::Command;
use std::time::Duration;

use grading::peer::Program;
use grading::watchdog::watch;

const SOON: Duration = Duration::from_secs(10);

/// Runs the script `name` of the folder `tests/python`. `None` where there is no Python 3.
fn python(name: &str, arguments: &[&str]) -> Option<Program> {
    let found = Command::new("python3").arg("--version").output();
    if !found.is_ok_and(|version| version.status.success()) {
        // Past the test harness, which keeps what is printed.
        let _ = writeln!(std::io::stderr(), "skipped {name}: there is no python3");
        return None;
    }
    let script = format!("{}/tests/python/{name}", env!("CARGO_MANIFEST_DIR"));
    let mut command = Command::new("python3");
    command.arg(script).args(arguments);
    Some(Program::start_command(command))
}

/// A server of ours on any free port, and that port.
fn start(path: &str) -> (Program, String) {
    let mut server = Program::start(path, &["--port", "0"]);
    let line = server.wait_for_line(|line| line.starts_with("Listening on "));
    let port = line.rsplit(':').next().expect("it ends with a port");
    (server, port.to_string())
}

#[test]
fn a_python_client_chats_with_our_server() {
    watch(|| {
        let (mut server, port) = start(env!("CARGO_BIN_EXE_chat_server"));
        let Some(mut client) = python("chat_client.py", &[&port, "hello", "how are you?"]) else {
            return;
        };
        assert_eq!(client.first_line(), "Welcome to my chat room!");
        server.wait_for_text("hello\n> ");
        server.type_line("hello yourself");
        assert_eq!(client.first_line(), "'hello yourself'");
        server.wait_for_text("how are you?\n> ");
        server.type_line("I'm fine");
        assert_eq!(client.first_line(), "\"I'm fine\"");
        server.wait_for_line(|line| line == "Client disconnected");
        assert!(client.wait_within(SOON).status.success());
    });
}

#[test]
fn our_client_chats_with_a_python_server() {
    watch(|| {
        let replies = ["Welcome!", "hello yourself", "two\nlines"];
        let Some(mut server) = python("chat_server.py", &replies) else {
            return;
        };
        let port = server.first_line();
        let mut client = Program::start(env!("CARGO_BIN_EXE_chat_client"), &["--port", &port]);
        client.wait_for_text("Welcome!\n> ");
        client.type_line("hello");
        assert_eq!(server.first_line(), r"'hello\n'");
        client.wait_for_text("hello yourself\n> ");
        client.type_line("and?");
        assert_eq!(server.first_line(), r"'and?\n'");
        client.wait_for_text("two\nlines\n> ");
        client.type_line("");
        assert_eq!(server.first_line(), "(the client has gone)");
        assert!(client.wait_within(SOON).status.success());
    });
}

#[test]
fn our_client_is_told_when_a_python_server_goes() {
    watch(|| {
        let Some(mut server) = python("chat_server.py", &["Welcome!", "x"]) else {
            return;
        };
        let port = server.first_line();
        let mut client = Program::start(env!("CARGO_BIN_EXE_chat_client"), &["--port", &port]);
        client.wait_for_text("Welcome!\n> ");
        drop(server);
        let ended = client.wait_within(SOON);
        let told = "\nThe server has closed the connection.\n";
        assert!(ended.stdout.ends_with(told), "{}", ended.stdout);
    });
}

#[test]
fn a_python_client_is_echoed() {
    watch(|| {
        let (_server, port) = start(env!("CARGO_BIN_EXE_echo_server2"));
        let Some(client) = python("echo_client.py", &[&port, "hello", "caf\u{e9}"]) else {
            return;
        };
        let ended = client.wait_within(SOON);
        let expected = "Welcome to the server. Type something and hit enter\n\
                        OK...hello\nOK...caf\u{e9}\n";
        assert_eq!(ended.stdout, expected);
    });
}
