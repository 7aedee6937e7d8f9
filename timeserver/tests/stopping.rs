//! Graceful shutdown (Project 3), from without: programs that are stopped by a person or a system.

mod stage;

use stage::program::{ServerProcess, is_asked_for, this_test_file};
use stage::{WhenAsked, ask, is_day_and_time, watch};
use timeserver::{Log, Server, stop_on_request};

const TIME_SERVERS: [&str; 2] = [
    env!("CARGO_BIN_EXE_time_server1"),
    env!("CARGO_BIN_EXE_time_server2"),
];

/// Not a test of its own: the server process of tests that need clients who stay.
#[test]
fn a_server_whose_clients_stay() {
    if is_asked_for("a_server_whose_clients_stay") {
        let log = Log::stdout();
        let server = Server::bind("127.0.0.1", 0).unwrap().log(log.clone());
        log.line(""); // after what the test harness has written
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
        for program in TIME_SERVERS {
            let mut server = ServerProcess::new(program);
            assert!(is_day_and_time(&ask(server.address)));
            server.program.type_line("");
            assert_eq!(server.wait().status.code(), Some(0));
        }
    });
}

#[test]
fn any_line_stops_a_server() {
    watch(|| {
        let mut server = ServerProcess::new(TIME_SERVERS[0]);
        server.program.type_line(&"please ".repeat(10_000));
        assert_eq!(server.wait().status.code(), Some(0));
    });
}

/// Signals, as Unix has them. On Windows `ctrlc` is trusted.
#[cfg(unix)]
mod signals {
    use std::io::Write;
    use std::net::TcpStream;

    use rustix::process::Signal;

    use super::stage::{greeted, is_answered, wait_until_refused};
    use super::*;

    /// Fails unless `server` tells the time, and goes on to do so until SIGTERM.
    fn lives_until_sigterm(server: ServerProcess) {
        for _ in 0..50 {
            assert!(is_day_and_time(&ask(server.address)));
        }
        server.signal(Signal::TERM);
        assert_eq!(
            server.wait().status.code(),
            Some(0),
            "it should have lived until SIGTERM"
        );
    }

    #[test]
    fn ctrl_c_and_sigterm_stop_a_server() {
        watch(|| {
            for signal in [Signal::INT, Signal::TERM] {
                for program in TIME_SERVERS {
                    let server = ServerProcess::new(program);
                    assert!(is_day_and_time(&ask(server.address)));
                    server.signal(signal);
                    assert_eq!(server.wait().status.code(), Some(0), "after {signal:?}");
                }
            }
        });
    }

    #[test]
    fn the_end_of_standard_input_does_not_stop_a_server() {
        watch(|| {
            let mut server = ServerProcess::new(TIME_SERVERS[1]);
            server.program.close_input();
            lives_until_sigterm(server);
            // No input from the start.
            for input in ["< /dev/null", "<&-"] {
                let line = format!("exec \"$0\" --port 0 {input}");
                lives_until_sigterm(ServerProcess::in_a_shell(&line, TIME_SERVERS[1]));
            }
        });
    }

    #[test]
    fn a_hangup_does_not_stop_a_server_under_nohup() {
        watch(|| {
            let line = "trap '' HUP; exec \"$0\" --port 0";
            let server = ServerProcess::in_a_shell(line, TIME_SERVERS[1]);
            assert!(is_day_and_time(&ask(server.address)));
            server.signal(Signal::HUP);
            lives_until_sigterm(server);
        });
    }

    #[test]
    fn the_first_ctrl_c_lets_clients_finish() {
        watch(|| {
            let (server, mut client) = with_a_client();
            server.signal(Signal::INT);
            wait_until_refused(server.address);
            client.write_all(b"?").unwrap();
            assert!(is_answered(&client));
            let ended = server.wait();
            assert_eq!(ended.status.code(), Some(0));
            assert!(
                ended.stdout.contains("Stopped"),
                "serving should return: {}",
                ended.stdout
            );
        });
    }

    #[test]
    fn the_second_ctrl_c_ends_at_once() {
        watch(|| {
            let (server, client) = with_a_client();
            server.signal(Signal::INT);
            wait_until_refused(server.address);
            server.signal(Signal::INT);
            assert_eq!(server.wait().status.code(), Some(130));
            drop(client);
        });
    }

    /// A server process, and a client that it is serving.
    fn with_a_client() -> (ServerProcess, TcpStream) {
        let server = ServerProcess::start(this_test_file("a_server_whose_clients_stay", None));
        let client = greeted(server.address);
        (server, client)
    }
}
