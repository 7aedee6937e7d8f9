//! The two-way chat: each of the two programs against a peer that the test plays.

use std::net::{SocketAddr, TcpListener};
use std::process::{Command, Stdio};
use std::time::Duration;

use grading::peer::{Peer, Program};
use grading::watchdog::watch;

const CHAT_SERVER: &str = env!("CARGO_BIN_EXE_chat_server");
const CHAT_CLIENT: &str = env!("CARGO_BIN_EXE_chat_client");
const GREETING: &str = "Welcome to my chat room!";
const SOON: Duration = Duration::from_secs(10);

/// Long enough for a program that does something wrong to do it.
const A_MOMENT: Duration = Duration::from_millis(100);

/// A chat server on any free port, and its address.
fn start_server() -> (Program, SocketAddr) {
    let mut server = Program::start(CHAT_SERVER, &["--port", "0"]);
    let line = server.first_line();
    let address = line.strip_prefix("Listening on ").map(str::parse);
    let address = address.expect("the address in the first line").unwrap();
    assert_eq!(server.first_line(), "Waiting for connection ...");
    (server, address)
}

/// A client that is connected to `address` and greeted.
fn greeted(server: &mut Program, address: SocketAddr) -> Peer {
    let mut client = Peer::connect(address);
    client.expect(GREETING);
    let line = format!("... connected from: {}", client.local_addr());
    server.wait_for_line(|it| it == line);
    client
}

/// A chat client, and the connection to it of the server that the test plays.
fn start_client() -> (Program, Peer) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port().to_string();
    let client = Program::start(CHAT_CLIENT, &["--port", &port]);
    (client, Peer::over(listener.accept().unwrap().0))
}

#[test]
fn exercise_2_the_two_take_turns() {
    watch(|| {
        let (mut server, address) = start_server();
        let mut client = greeted(&mut server, address);
        for turn in 0..3 {
            client.send(format!("question {turn}\n"));
            server.wait_for_text(&format!("question {turn}\n> "));
            server.type_line(&format!("answer {turn}"));
            client.expect(format!("answer {turn}\n"));
        }
        client.vanish();
        assert_eq!(server.first_line(), "Client disconnected");
    });
}

#[test]
fn exercise_2_a_chapter_client_gets_bare_messages() {
    watch(|| {
        let (mut server, address) = start_server();
        let mut client = greeted(&mut server, address);
        // Whoever adds a line feed to a bare answer is found out by the next one.
        for _ in 0..2 {
            client.send("bare question");
            server.wait_for_text("bare question\n> ");
            server.type_line("bare answer");
            client.expect("bare answer");
        }
        client.send("goodbye");
        server.wait_for_text("goodbye\n> ");
        // While the person is still typing.
        client.vanish();
        server.wait_for_line(|line| line == "Client disconnected");
    });
}

#[test]
fn exercise_2_nobody_speaks_out_of_turn() {
    watch(|| {
        let (mut server, address) = start_server();
        let mut client = greeted(&mut server, address);
        // The person at the server is too fast: that line waits for its turn.
        server.type_line("typed ahead");
        client.expect_silence(A_MOMENT);
        client.send("one\n");
        client.expect("typed ahead\n");
        // And so is the client.
        client.send("two\nthree\n");
        server.wait_for_text("two\n> ");
        client.expect_silence(A_MOMENT);
        server.type_line("to two");
        client.expect("to two\n");
        server.wait_for_text("three\n> ");
        server.type_line("to three");
        client.expect("to three\n");
    });
}

#[test]
fn exercise_2_the_client_waits_for_the_greeting_and_takes_turns() {
    watch(|| {
        let (mut client, mut server) = start_client();
        client.type_line("typed ahead");
        server.expect_silence(A_MOMENT);
        server.send(GREETING);
        client.wait_for_text(&format!("{GREETING}\n> "));
        server.expect("typed ahead\n");
        server.send("bare, like the chapter's");
        client.wait_for_text("bare, like the chapter's\n> ");
        client.type_line("and");
        server.expect("and\n");
        server.send("a line\n");
        client.wait_for_text("a line\n> ");
        client.type_line("");
        server.expect_end();
        assert!(client.wait_within(SOON).status.success());
    });
}

#[test]
fn exercise_2_an_empty_line_from_the_client_ends_the_chat() {
    watch(|| {
        let (mut server, address) = start_server();
        let mut client = greeted(&mut server, address);
        client.send("hello\n");
        server.wait_for_text("hello\n> ");
        server.type_line("hello");
        client.expect("hello\n");
        client.send("\n");
        client.expect_end();
        server.wait_for_line(|line| line == "Client disconnected");
    });
}

#[test]
fn an_empty_line_at_the_server_ends_the_chat_and_the_next_one_begins() {
    watch(|| {
        let (mut server, address) = start_server();
        let mut first = greeted(&mut server, address);
        let mut second = Peer::connect(address);
        second.expect_silence(A_MOMENT);
        // Also while it is the client's turn.
        server.type_line("for the first client only");
        first.send("hello\n");
        first.expect("for the first client only\n");
        server.type_line("");
        first.expect_end();
        second.expect(GREETING);
        second.send("are you there?\n");
        server.wait_for_text("are you there?\n> ");
        server.type_line("yes");
        second.expect("yes\n");
        second.send("good\n");
        server.wait_for_text("good\n> ");
        server.type_line("");
        second.expect_end();
        // Now nobody is connected.
        server.wait_for_line(|line| line == "Waiting for connection ...");
        server.type_line("hello?");
        server.wait_for_line(|line| line.starts_with("Nobody is connected."));
        server.type_line("");
        assert!(server.wait_within(SOON).status.success());
    });
}

#[test]
fn what_was_typed_for_one_client_is_not_sent_to_the_next() {
    watch(|| {
        let (mut server, address) = start_server();
        let mut first = greeted(&mut server, address);
        first.send("hello\n");
        server.wait_for_text("hello\n> ");
        server.type_line("hello");
        server.type_line("only for the first");
        first.expect("hello\n");
        first.vanish();
        server.wait_for_line(|line| line.ends_with("Client disconnected"));
        let mut second = greeted(&mut server, address);
        second.send("hello\n");
        server.wait_for_text("hello\n> ");
        server.type_line("for the second");
        second.expect("for the second\n");
    });
}

#[test]
fn a_client_is_told_at_once_that_the_server_has_left() {
    watch(|| {
        let (mut client, mut server) = start_client();
        server.send(GREETING);
        client.wait_for_text("> ");
        // The person has typed nothing.
        server.vanish();
        let ended = client.wait_within(SOON);
        let told = "\nThe server has closed the connection.\n";
        assert!(ended.stdout.ends_with(told), "{}", ended.stdout);
        assert!(ended.status.success());
    });
}

#[test]
fn the_client_leaves_at_the_end_of_its_input() {
    watch(|| {
        let (mut client, mut server) = start_client();
        client.type_line("only this");
        client.close_input();
        server.send(GREETING);
        server.expect("only this\n");
        server.send("and the answer\n");
        server.expect_end();
        let ended = client.wait_within(SOON);
        assert!(ended.stdout.contains("and the answer\n"));
        assert!(ended.status.success());
    });
}

#[test]
fn a_server_without_a_keyboard_lets_clients_go_and_lives_on() {
    watch(|| {
        let (mut server, address) = start_server();
        server.close_input();
        for _ in 0..2 {
            let mut client = greeted(&mut server, address);
            client.send("anybody?\n");
            client.expect_end();
            server.wait_for_line(|line| line.ends_with("nobody can answer: the input has ended"));
        }
        assert!(server.is_running());
    });
}

#[test]
fn clients_may_vanish_at_any_byte() {
    watch(|| {
        let (mut server, address) = start_server();
        let line = "hello\n";
        for length in 0..=line.len() {
            let mut client = Peer::connect(address);
            client.send(&line[..length]);
            client.reset();
            server.wait_for_line(|line| line == "Client disconnected");
        }
        greeted(&mut server, address);
    });
}

#[test]
fn a_strangers_control_characters_do_not_reach_the_terminal() {
    watch(|| {
        let (mut server, address) = start_server();
        let mut client = greeted(&mut server, address);
        client.send("\x1b[2J\x07 gone?\n");
        server.wait_for_text("\u{fffd}[2J\u{fffd} gone?\n");
    });
}

#[test]
fn a_line_that_is_too_long_is_not_sent() {
    watch(|| {
        let (mut client, mut server) = start_client();
        server.send(GREETING);
        client.type_line(&"x".repeat(chat::LONGEST_MESSAGE + 1));
        client.wait_for_text("A message may be at most 65536 bytes long.\n> ");
        client.type_line("short");
        server.expect("short\n");
    });
}

#[test]
fn a_closed_screen_is_the_end_and_no_panic() {
    watch(|| {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port().to_string();
        let mut client = Command::new(CHAT_CLIENT)
            .args(["--port", &port])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(client.stdout.take());
        let mut server = Peer::over(listener.accept().unwrap().0);
        server.send(GREETING);
        server.expect_end();
        let ended = client.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&ended.stderr), "");
        assert!(ended.status.success());
    });
}

#[cfg(unix)]
#[test]
fn sigterm_stops_the_server_also_in_the_middle_of_a_chat() {
    watch(|| {
        let (mut server, address) = start_server();
        let mut client = greeted(&mut server, address);
        client.send("hello\n");
        server.wait_for_text("hello\n> ");
        let id = server.id().to_string();
        let killed = Command::new("kill").arg(id).status().unwrap();
        assert!(killed.success());
        client.expect_end();
        assert!(server.wait_within(SOON).status.success());
    });
}
