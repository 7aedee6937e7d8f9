//! The echo servers, byte by byte.

use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

use grading::peer::{Peer, Program};
use grading::watchdog::watch;

const ECHO_SERVER1: &str = env!("CARGO_BIN_EXE_echo_server1");
const ECHO_SERVER2: &str = env!("CARGO_BIN_EXE_echo_server2");
const WELCOME: &str = "Welcome to the server. Type something and hit enter\n";

/// The program at `path`, on any free port, and its address.
fn start(path: &str) -> (Program, SocketAddr) {
    let mut server = Program::start(path, &["--port", "0"]);
    for line in [
        "Socket created",
        "Socket bind complete",
        "Socket now listening",
    ] {
        assert_eq!(server.first_line(), line);
    }
    let line = server.first_line();
    let address = line.strip_prefix("Listening on ").map(str::parse);
    let address = address.expect("the address after the three lines about the socket");
    (server, address.unwrap())
}

#[test]
fn the_servers_log_says_what_happens() {
    watch(|| {
        for path in [ECHO_SERVER1, ECHO_SERVER2] {
            let (mut server, address) = start(path);
            let peer = Peer::connect(address);
            let line = format!("Connected with {}", peer.local_addr());
            assert_eq!(server.first_line(), line);
        }
    });
}

#[test]
fn every_piece_comes_back() {
    watch(|| {
        for (path, welcome) in [(ECHO_SERVER1, ""), (ECHO_SERVER2, WELCOME)] {
            let (_server, address) = start(path);
            let mut peer = Peer::connect(address);
            peer.expect(welcome);
            let long = [b'x'; 1024];
            let pieces: [&[u8]; 6] = [b"hello\n", b"bare", b"\r\n", b"\xff\xfe\0", b"\n", &long];
            for piece in pieces {
                peer.send(piece);
                peer.expect([b"OK...", piece].concat());
            }
            peer.close_write();
            peer.expect_end();
        }
    });
}

#[test]
fn no_byte_is_lost_of_what_comes_faster_than_it_is_echoed() {
    watch(|| {
        let (_server, address) = start(ECHO_SERVER2);
        let mut peer = Peer::connect(address);
        let sent: String = (0..10_000).map(|number| format!("{number};")).collect();
        peer.send(&sent);
        peer.close_write();
        let echo = String::from_utf8(peer.read_to_end()).unwrap();
        // How many pieces that were, nobody knows.
        let echo = echo.strip_prefix(WELCOME).unwrap();
        assert!(echo.starts_with("OK..."));
        assert_eq!(echo.replace("OK...", ""), sent);
    });
}

#[test]
fn one_serves_in_turn() {
    watch(|| {
        let (_server, address) = start(ECHO_SERVER1);
        let mut first = Peer::connect(address);
        first.send("first");
        first.expect("OK...first");
        let mut second = Peer::connect(address);
        second.send("second");
        second.expect_silence(Duration::from_millis(100));
        first.vanish();
        second.expect("OK...second");
    });
}

#[test]
fn two_serves_all_at_once() {
    watch(|| {
        let (_server, address) = start(ECHO_SERVER2);
        let mut peers: Vec<Peer> = (0..20).map(|_| Peer::connect(address)).collect();
        for peer in &mut peers {
            peer.expect(WELCOME);
        }
        // Last come, first served.
        for peer in peers.iter_mut().rev() {
            peer.send("hello");
            peer.expect("OK...hello");
        }
    });
}

#[test]
fn a_client_may_vanish_at_any_time() {
    watch(|| {
        for (path, welcome) in [(ECHO_SERVER1, ""), (ECHO_SERVER2, WELCOME)] {
            let (_server, address) = start(path);
            Peer::connect(address).vanish();
            let mut resets = Peer::connect(address);
            resets.send("hello");
            resets.reset();
            let mut peer = Peer::connect(address);
            peer.expect(welcome);
            peer.send("hello");
            peer.expect("OK...hello");
        }
    });
}

#[test]
fn a_silent_client_is_not_waited_for_for_ever() {
    watch(|| {
        let arguments = ["--port", "0", "--idle-timeout", "0.2"];
        let mut server = Program::start(ECHO_SERVER1, &arguments);
        let line = server.wait_for_line(|line| line.starts_with("Listening on "));
        let address: SocketAddr = line["Listening on ".len()..].parse().unwrap();
        let mut silent = Peer::connect(address);
        silent.expect_end();
        server.wait_for_line(|line| line.contains("neither sent nor took anything for 0.2 s"));
    });
}

#[test]
fn a_port_that_is_taken_is_told_in_the_chapters_words() {
    watch(|| {
        let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = taken.local_addr().unwrap().port().to_string();
        let error = TcpListener::bind(taken.local_addr().unwrap()).unwrap_err();
        let number = error.raw_os_error().unwrap();
        for path in [ECHO_SERVER1, ECHO_SERVER2] {
            let server = Program::start(path, &["--port", &port]);
            let ended = server.wait_within(Duration::from_secs(10));
            assert_eq!(ended.status.code(), Some(1));
            assert_eq!(ended.stdout.lines().collect::<Vec<_>>(), ["Socket created"]);
            let start = format!("Bind failed. Error Code : {number} Message ");
            let text = ended.stderr.strip_prefix(&start).unwrap_or_else(|| {
                panic!("it should begin with {start:?}: {:?}", ended.stderr);
            });
            let text = text.trim_end();
            assert_eq!(error.to_string(), format!("{text} (os error {number})"));
            assert_eq!(ended.stderr.lines().count(), 1);
        }
    });
}

#[test]
fn return_stops_them() {
    watch(|| {
        for path in [ECHO_SERVER1, ECHO_SERVER2] {
            let (mut server, address) = start(path);
            let mut peer = Peer::connect(address);
            peer.send("bye");
            drop(peer);
            server.type_line("");
            let ended = server.wait_within(Duration::from_secs(10));
            assert_eq!(ended.status.code(), Some(0));
        }
    });
}
