//! The test's end of a connection, and programs that a test runs. The programs are this very test binary again: the
//! tests that are ignored are run by the others.

use grading::peer::{Peer, Program};
use std::io::{ErrorKind, Read, Write, stdin};
use std::net::{TcpListener, TcpStream};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;
use std::time::Duration;

const SHORT: Duration = Duration::from_millis(50);

/// A peer, and the server's end of its connection.
fn connected() -> (Peer, TcpStream) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let peer = Peer::connect(listener.local_addr().unwrap());
    let (server, address) = listener.accept().unwrap();
    assert_eq!(peer.local_addr(), address);
    server
        .set_read_timeout(Some(Duration::from_secs(20)))
        .unwrap();
    (peer, server)
}

fn message_of<R>(body: impl FnOnce() -> R) -> String {
    let payload = catch_unwind(AssertUnwindSafe(|| drop(body()))).unwrap_err();
    *payload.downcast::<String>().unwrap()
}

#[test]
fn what_is_sent_in_pieces_arrives_whole() {
    let (mut peer, mut server) = connected();
    peer.send("GET ");
    peer.send_split("hello world\n", &[5, 6]);
    peer.send_bytewise("bytes");
    peer.close_write();
    let mut got = String::new();
    server.read_to_string(&mut got).unwrap();
    assert_eq!(got, "GET hello world\nbytes");
}

#[test]
fn pieces_arrive_as_pieces() {
    let (mut peer, mut server) = connected();
    let pieces = thread::spawn(move || {
        let mut reads = 0;
        while server.read(&mut [0; 100]).unwrap() > 0 {
            reads += 1;
        }
        reads
    });
    // So many that a busy machine cannot keep the reader away for as long as it takes to send them.
    peer.send_bytewise("byte".repeat(100));
    drop(peer);
    assert!(pieces.join().unwrap() > 1);
}

#[test]
fn exactly_what_is_expected_is_read() {
    let (mut peer, mut server) = connected();
    server.write_all(b"READY\nsize 12\nrest").unwrap();
    peer.expect("READY\n");
    assert_eq!(peer.read_line(), "size 12\n");
    server.write_all(b" of it").unwrap();
    drop(server);
    peer.expect("rest");
    assert_eq!(peer.read_to_end(), b" of it");
    peer.expect_end();
}

#[test]
fn something_else_is_shown_beside_what_was_expected() {
    let (mut peer, mut server) = connected();
    server.write_all(b"OK...hallo\n").unwrap();
    let message = message_of(|| peer.expect("OK...hello\n"));
    assert!(
        message.contains("expected: \"OK...hello\\n\"\n"),
        "{message}"
    );
    assert!(message.contains("got: \"OK...hallo\\n\""), "{message}");
    assert!(message.contains("alike are the first 6 bytes"), "{message}");
}

#[test]
fn too_little_is_told_with_the_reason() {
    let (peer, mut server) = connected();
    let mut peer = peer.with_patience(SHORT);
    server.write_all(b"OK").unwrap();
    let message = message_of(|| peer.expect("OK..."));
    assert!(
        message.contains("got: \"OK\", and then nothing for 50ms"),
        "{message}"
    );
    let message = message_of(|| peer.read_to_end());
    assert!(message.contains("should close the connection"), "{message}");
    server.write_all(b"half a line").unwrap();
    drop(server);
    let message = message_of(|| peer.read_line());
    assert!(
        message.contains("\"half a line\", and then it closed the connection"),
        "{message}"
    );
}

#[test]
fn the_end_must_come_and_nothing_before() {
    let (mut peer, mut server) = connected();
    server.write_all(b"more").unwrap();
    drop(server);
    let message = message_of(|| peer.expect_end());
    assert!(message.contains("but sent \"more\" before"), "{message}");
}

#[test]
fn silence_is_neither_words_nor_the_end() {
    let (mut peer, mut server) = connected();
    peer.expect_silence(SHORT);
    server.write_all(b"psst").unwrap();
    let message = message_of(|| peer.expect_silence(Duration::from_secs(20)));
    assert!(
        message.contains("should be silent, but sent \"psst\""),
        "{message}"
    );
    drop(server);
    let message = message_of(|| peer.expect_silence(Duration::from_secs(20)));
    assert!(
        message.contains("and then it closed the connection"),
        "{message}"
    );
}

#[test]
fn vanishing_looks_like_the_end() {
    let (mut peer, mut server) = connected();
    peer.send("half a requ");
    peer.vanish();
    let mut got = String::new();
    server.read_to_string(&mut got).unwrap();
    assert_eq!(got, "half a requ");
}

#[test]
#[cfg_attr(
    not(target_os = "linux"),
    ignore = "promised nowhere, and only tried on Linux"
)]
fn a_reset_breaks_the_connection() {
    let (peer, mut server) = connected();
    server.write_all(b"unread").unwrap();
    peer.reset();
    let error = server.read(&mut [0; 10]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ConnectionReset);
}

#[test]
fn a_reset_needs_something_unread() {
    let (peer, _server) = connected();
    let peer = peer.with_patience(SHORT);
    let message = catch_unwind(AssertUnwindSafe(|| peer.reset())).unwrap_err();
    assert!(message.downcast_ref::<&str>().unwrap().contains("unread"));
}

#[test]
fn nobody_listening_is_told() {
    let free = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    assert!(message_of(|| Peer::connect(free)).starts_with("no connection to 127.0.0.1:"));
}

fn this_binary(test: &str) -> Program {
    let this = std::env::current_exe().unwrap();
    Program::start(this, &[test, "--exact", "--ignored", "--nocapture"])
}

#[test]
#[ignore = "run as a program by the tests below"]
fn program_that_echoes() {
    eprintln!("Ready on port 5000");
    println!("Listening on port 5000");
    print!("Your name: ");
    std::io::stdout().flush().unwrap();
    for line in stdin().lines() {
        println!("Hello {}", line.unwrap());
    }
    println!("Bye");
}

#[test]
fn a_program_is_read_line_by_line_and_typed_at() {
    let mut program = this_binary("program_that_echoes");
    let line = program.wait_for_line(|line| line.starts_with("Listening"));
    assert_eq!(line, "Listening on port 5000");
    program.wait_for_text("Your name: ");
    program.type_line("Ann");
    program.type_line("Bob");
    assert_eq!(program.first_line(), "Hello Ann");
    assert!(program.is_running());
    program.close_input();
    let ended = program.wait_within(Duration::from_secs(20));
    assert!(ended.status.success());
    assert!(
        ended.stdout.contains("Hello Ann\nHello Bob\nBye\n"),
        "{}",
        ended.stdout
    );
    assert!(
        ended.stderr.contains("Ready on port 5000\n"),
        "{}",
        ended.stderr
    );
}

#[test]
fn a_program_that_does_not_do_it_shows_what_it_did() {
    let mut program = this_binary("program_that_echoes").with_patience(Duration::from_millis(500));
    let message = message_of(|| program.wait_for_line(|line| line == "Goodbye"));
    for words in [
        "did not write the line",
        "Listening on port 5000",
        "Ready on port 5000",
    ] {
        assert!(message.contains(words), "{message}");
    }
    let message = message_of(|| program.wait_within(SHORT));
    assert!(message.contains("has not ended after 50ms"), "{message}");
}

#[test]
fn a_program_that_is_killed_or_dropped_is_gone() {
    let mut program = this_binary("program_that_echoes");
    program.wait_for_text("Your name");
    let killed = program.kill();
    assert!(!killed.status.success());
    assert!(killed.stdout.contains("Listening"));
    let mut program = this_binary("program_that_echoes");
    program.wait_for_text("Your name");
    let id = program.id();
    drop(program);
    if cfg!(target_os = "linux") {
        assert!(!std::path::Path::new(&format!("/proc/{id}")).exists());
    }
}

#[test]
fn a_program_that_does_not_exist_is_told() {
    let message = message_of(|| Program::start::<&str>("./no such program", &[]));
    assert!(message.contains("cannot be started"), "{message}");
}
