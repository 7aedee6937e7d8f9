//! Graceful shutdown (Project 3), from without: programs that are stopped by a person or a system.

mod stage;

use std::io::Write;
use std::process::{Command, Stdio};

use stage::program::{Program, is_asked_for, this_test_file};
use stage::{WhenAsked, ask, is_day_and_time, watch};
use timeserver::{Log, Server, stop_on_request};

fn time_servers() -> [Command; 2] {
    let programs = [
        env!("CARGO_BIN_EXE_time_server1"),
        env!("CARGO_BIN_EXE_time_server2"),
    ];
    programs.map(|program| {
        let mut command = Command::new(program);
        command.args(["--port", "0"]);
        command
    })
}

/// Not a test of its own: the server process of tests that need clients who stay.
#[test]
fn a_server_whose_clients_stay() {
    if is_asked_for("a_server_whose_clients_stay") {
        let log = Log::stdout();
        let server = Server::bind("127.0.0.1", 0).unwrap().log(log.clone());
        log.line(""); // after what the test harness has written
        log.line(format_args!("Listening on {}", server.local_addr()));
        stop_on_request(&server.shutdown_handle()).unwrap();
        server
            .grace(std::time::Duration::from_secs(3600))
            .serve_threads(|| WhenAsked)
            .unwrap();
        log.line("Stopped");
    }
}

#[test]
fn return_stops_a_server() {
    watch(|| {
        for mut command in time_servers() {
            let mut server = Program::start(&mut command);
            assert!(is_day_and_time(&ask(server.address)));
            server.stdin.as_mut().unwrap().write_all(b"\n").unwrap();
            assert_eq!(server.wait().code(), Some(0));
        }
    });
}

#[test]
fn any_line_stops_a_server() {
    watch(|| {
        let [mut command, _] = time_servers();
        let mut server = Program::start(&mut command);
        let line = [&vec![b'x'; 100_000][..], b"\xff\n"].concat();
        server.stdin.as_mut().unwrap().write_all(&line).unwrap();
        assert_eq!(server.wait().code(), Some(0));
    });
}

/// Signals, as Unix has them. On Windows `ctrlc` is trusted.
#[cfg(unix)]
mod signals {
    use std::net::TcpStream;

    use rustix::process::Signal;

    use super::stage::{greeted, is_answered, wait_until_refused};
    use super::*;

    #[test]
    fn ctrl_c_and_sigterm_stop_a_server() {
        watch(|| {
            for signal in [Signal::INT, Signal::TERM] {
                for mut command in time_servers() {
                    let mut server = Program::start(&mut command);
                    assert!(is_day_and_time(&ask(server.address)));
                    server.signal(signal);
                    assert_eq!(server.wait().code(), Some(0), "after {signal:?}");
                }
            }
        });
    }

    #[test]
    fn the_end_of_standard_input_does_not_stop_a_server() {
        watch(|| {
            for stdin in [Stdio::piped(), Stdio::null()] {
                let [_, mut command] = time_servers();
                let mut server = Program::start_with(&mut command, stdin);
                if let Some(mut stdin) = server.stdin.take() {
                    // A line that is not ended is not a line.
                    stdin.write_all(b"no line").unwrap();
                }
                for _ in 0..50 {
                    assert!(is_day_and_time(&ask(server.address)));
                }
                server.signal(Signal::TERM);
                assert_eq!(
                    server.wait().code(),
                    Some(0),
                    "it should have lived until SIGTERM"
                );
            }
        });
    }

    #[test]
    fn a_closed_standard_input_does_not_stop_a_server() {
        watch(|| {
            let program = env!("CARGO_BIN_EXE_time_server2");
            let line = "exec \"$0\" --port 0 <&-";
            let mut server = Program::start(Command::new("sh").args(["-c", line, program]));
            for _ in 0..50 {
                assert!(is_day_and_time(&ask(server.address)));
            }
            server.signal(Signal::TERM);
            assert_eq!(
                server.wait().code(),
                Some(0),
                "it should have lived until SIGTERM"
            );
        });
    }

    #[test]
    fn a_hangup_does_not_stop_a_server_under_nohup() {
        watch(|| {
            let program = env!("CARGO_BIN_EXE_time_server2");
            let line = "trap '' HUP; exec \"$0\" --port 0";
            let mut server = Program::start(Command::new("sh").args(["-c", line, program]));
            server.signal(Signal::HUP);
            assert!(is_day_and_time(&ask(server.address)));
            server.signal(Signal::TERM);
            assert_eq!(
                server.wait().code(),
                Some(0),
                "it should have lived until SIGTERM"
            );
        });
    }

    #[test]
    fn the_first_ctrl_c_lets_clients_finish() {
        watch(|| {
            let (mut server, mut client) = with_a_client();
            server.signal(Signal::INT);
            wait_until_refused(server.address);
            client.write_all(b"?").unwrap();
            assert!(is_answered(&client));
            assert_eq!(server.wait().code(), Some(0));
            server.log.wait_for("Stopped");
        });
    }

    #[test]
    fn the_second_ctrl_c_ends_at_once() {
        watch(|| {
            let (mut server, client) = with_a_client();
            server.signal(Signal::INT);
            wait_until_refused(server.address);
            server.signal(Signal::INT);
            assert_eq!(server.wait().code(), Some(130));
            drop(client);
        });
    }

    /// A server process, and a client that it is serving.
    fn with_a_client() -> (Program, TcpStream) {
        let server = Program::start(&mut this_test_file("a_server_whose_clients_stay", None));
        let client = greeted(server.address);
        (server, client)
    }
}
