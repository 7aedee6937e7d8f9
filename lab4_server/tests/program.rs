//! The server's program: its options, what it says, and what it does not say.

mod stage;

use std::net::TcpListener;
use std::process::Command;

use grading::peer::{Ended, PATIENCE, Peer, Program};
use grading::watchdog::watch;
use stage::{FileServer, begin_to_get, begin_to_put};

fn server(words: &[&str]) -> Ended {
    Program::start(env!("CARGO_BIN_EXE_lab4_server"), words).wait_within(PATIENCE)
}

#[test]
fn a_server_that_cannot_start_says_why_in_one_line() {
    watch(|| {
        let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = taken.local_addr().unwrap().port().to_string();
        let failures = [
            (
                server(&[&port, "1"]),
                format!("cannot listen on 127.0.0.1:{port}: "),
            ),
            (
                server(&["0", "0"]),
                "MAX_CLIENTS must be at least 1".to_string(),
            ),
            (
                server(&["0", "1", "--root", "no/such"]),
                "cannot serve the folder no/such: ".to_string(),
            ),
            (
                server(&["0", "1", "--host", "203.0.113.1"]),
                "cannot listen on 203.0.113.1:0: ".to_string(),
            ),
        ];
        for (ended, error) in failures {
            assert_eq!(ended.status.code(), Some(1));
            assert!(
                ended.stderr.starts_with(&format!("error: {error}")),
                "{}",
                ended.stderr
            );
            assert_eq!(ended.stderr.lines().count(), 1);
            assert_eq!(ended.stdout, "");
        }
        for words in [
            &["0"][..],
            &["x", "1"],
            &["70000", "1"],
            &["0", "-1"],
            &["0", "1", "2"],
        ] {
            assert!(!server(words).status.success(), "{words:?} should not do");
        }
    });
}

#[test]
fn verbose_says_what_happens_in_these_words() {
    watch(|| {
        let mut server = FileServer::start(1);
        let mut addresses = Vec::new();
        for request in ["PUT a b\n", "GET a b\n", "DEL a b\n", "GET a\tb\n"] {
            let mut peer = Peer::connect(server.address);
            addresses.push(peer.local_addr());
            peer.expect("READY");
            peer.send(request);
            match &request[..3] {
                "PUT" => {
                    begin_to_put(&mut peer, 4);
                    peer.send("text");
                }
                "GET" if request.contains(' ') && !request.contains('\t') => {
                    begin_to_get(&mut peer, 4)
                }
                _ => {}
            }
            peer.read_to_end();
        }
        let port = server.address.port();
        server.program.type_line("");
        let (ended, _folder) = server.wait();
        let connected =
            |client: usize| format!("server connected to client at {}", addresses[client]);
        let expected = [
            &format!("server waiting on port {port}"),
            &connected(0),
            "server receiving request: PUT a b",
            "server receiving 4 bytes",
            &connected(1),
            "server receiving request: GET a b",
            "server sending 4 bytes",
            &connected(2),
            "server receiving request: DEL a b",
            "server deleting file a b",
            &connected(3),
            "server receiving request: GET a\\tb",
        ];
        assert_eq!(ended.stdout.lines().collect::<Vec<_>>(), expected);
        assert_eq!(ended.stderr, "");
        assert_eq!(
            ended.status.code(),
            Some(0),
            "Return at its terminal ends it"
        );
    });
}

#[test]
fn without_verbose_it_says_nothing_whatever_its_clients_do() {
    watch(|| {
        let folder = tempfile::tempdir().unwrap();
        // A silent server does not say which port it has, so it is given one. Somebody else may take it first.
        let (mut program, address) = loop {
            let address = TcpListener::bind(("127.0.0.1", 0))
                .unwrap()
                .local_addr()
                .unwrap();
            let mut command = Command::new(env!("CARGO_BIN_EXE_lab4_server"));
            command
                .args([&address.port().to_string(), "1", "--root"])
                .arg(folder.path());
            let mut program = Program::start_command(command);
            while program.is_running() && std::net::TcpStream::connect(address).is_err() {
                std::thread::yield_now();
            }
            if program.is_running() {
                break (program, address);
            }
        };
        let ready = || {
            let mut peer = Peer::connect(address);
            peer.expect("READY");
            peer
        };
        for request in [
            "PUT a\n",
            "GET a\n",
            "DEL a\n",
            "nonsense\n",
            "GET \u{1}\n",
            "\n",
        ] {
            ready().send(request);
            let mut peer = ready();
            peer.send(request);
            if request.starts_with("PUT") {
                begin_to_put(&mut peer, 100);
                peer.send("too little");
            }
        }
        ready().vanish();
        Peer::connect(address).vanish();
        Peer::connect(address).reset();
        drop(ready());
        program.type_line("");
        let ended = program.wait_within(PATIENCE);
        assert_eq!((ended.stdout.as_str(), ended.stderr.as_str()), ("", ""));
        assert_eq!(ended.status.code(), Some(0));
    });
}

#[test]
fn a_log_that_nobody_reads_any_more_does_not_stop_the_server() {
    watch(|| {
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_lab4_server"));
        command.args(["0", "1", "-v", "--root"]).arg(folder.path());
        command
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        let mut output = std::io::BufReader::new(child.stdout.take().unwrap());
        std::io::BufRead::read_line(&mut output, &mut line).unwrap();
        let port: u16 = line.trim().rsplit(' ').next().unwrap().parse().unwrap();
        drop(output);
        for _ in 0..3 {
            let mut peer = Peer::connect(("127.0.0.1", port));
            peer.expect("READY");
            peer.send("GET a\n");
            peer.expect("ERROR: a does not exist");
        }
        child.kill().unwrap();
        child.wait().unwrap();
    });
}

/// The program has no client that makes a handler panic. So here is one in its place, with the program's own hook.
#[test]
fn a_silent_server_is_silent_even_when_a_handler_panics() {
    const NAME: &str = "a_silent_server_is_silent_even_when_a_handler_panics";
    const INSIDE: &str = "LAB4_PANICKING_SERVER";
    if std::env::var_os(INSIDE).is_some() {
        lab4_server::process_limits::hide_panics();
        let panicked = std::thread::spawn(|| panic!("nobody should see this")).join();
        assert!(panicked.is_err());
        return;
    }
    watch(|| {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command
            .args(["--exact", NAME, "--nocapture"])
            .env(INSIDE, "1");
        let ended = Program::start_command(command).wait_within(PATIENCE);
        assert!(ended.status.success());
        assert!(!(ended.stdout + &ended.stderr).contains("nobody should see this"));
    });
}
