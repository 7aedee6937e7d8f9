//! The client at a terminal, against servers of both kinds that the test plays.

mod stage;

use std::io::Cursor;
use std::net::Shutdown;
use std::time::Duration;

use chat::{ClientSession, LineClient, QUIET};
use grading::peer::Peer;
use grading::watchdog::{spawn, watch};
use stage::connection;
use timeserver::IdleLimit;

const LIMIT: Duration = Duration::from_secs(600);

/// A session and the server at its other end.
fn session(limit: Duration) -> (ClientSession, Peer) {
    let (client, server) = connection();
    let session = ClientSession::new(client, IdleLimit::new(limit)).unwrap();
    (session, Peer::over(server))
}

/// Runs `client` for a person who types `input`, against a server that does `server`; returns how it ended and what was
/// on the screen.
fn run(
    client: LineClient,
    input: &'static str,
    server: impl FnOnce(Peer) + Send + 'static,
) -> (Result<(), String>, String) {
    let (session, peer) = session(LIMIT);
    let server = spawn("server", move || server(peer));
    let mut screen = Vec::new();
    let ended = client.run(session, Cursor::new(input), &mut screen);
    server.join().unwrap();
    let ended = ended.map_err(|error| error.to_string());
    (ended, String::from_utf8(screen).unwrap())
}

#[test]
fn it_shows_what_a_server_of_lines_says() {
    watch(|| {
        let (ended, screen) = run(LineClient::new("> "), "one\r\ntwo\n\n", |mut server| {
            server.send("Welcome!");
            server.expect("one\n");
            server.send("first reply\n");
            server.expect("two\n");
            server.send("second reply\n");
            server.expect_end();
        });
        assert_eq!(ended, Ok(()));
        assert_eq!(screen, "Welcome!\n> first reply\n> second reply\n> ");
    });
}

#[test]
fn it_shows_what_a_bare_server_says() {
    watch(|| {
        let (ended, screen) = run(LineClient::new("> "), "one\ntwo\n", |mut server| {
            server.send("Welcome!");
            server.expect("one\n");
            server.send("a reply\nof two lines");
            server.expect("two\n");
            server.send("b");
            server.expect_end();
        });
        assert_eq!(ended, Ok(()));
        assert_eq!(screen, "Welcome!\n> a reply\nof two lines\n> b\n> \n");
    });
}

#[test]
fn a_server_of_lines_may_pause_anywhere() {
    watch(|| {
        let (mut session, mut server) = session(LIMIT);
        server.send("Welcome!");
        assert_eq!(session.receive().unwrap().unwrap(), "Welcome!");
        session.send("one").unwrap();
        server.send("a line\n");
        assert_eq!(session.receive().unwrap().unwrap(), "a line");
        session.send("two").unwrap();
        let server = spawn("server", move || {
            server.expect("one\ntwo\n");
            for byte in *b"slow\n" {
                server.send([byte]);
                server.expect_silence(QUIET * 2);
            }
            server
        });
        assert_eq!(session.receive().unwrap().unwrap(), "slow");
        server.join().unwrap().vanish();
        assert_eq!(session.receive().unwrap(), None);
    });
}

#[test]
fn a_greeting_with_a_line_feed_shows_no_habit() {
    watch(|| {
        let (mut session, mut server) = session(LIMIT);
        server.send("Welcome!\n");
        assert_eq!(session.receive().unwrap().unwrap(), "Welcome!");
        session.send("one").unwrap();
        server.send("bare");
        assert_eq!(session.receive().unwrap().unwrap(), "bare");
    });
}

#[test]
fn replies_may_end_with_an_empty_line() {
    watch(|| {
        let (session, mut server) = session(LIMIT);
        let mut session = session.replies_end_with("\n\n");
        let server = spawn("server", move || {
            server.send("Ann\nnoon\nhello\n\n");
            server.expect("x\n");
            server.send("Ann\n\n");
            server.expect("y\n");
            server.send("Ann\n");
            server.expect_silence(QUIET * 2);
            server.send("noon\n\n");
        });
        assert_eq!(session.receive().unwrap().unwrap(), "Ann\nnoon\nhello");
        session.send("x").unwrap();
        assert_eq!(session.receive().unwrap().unwrap(), "Ann");
        session.send("y").unwrap();
        assert_eq!(session.receive().unwrap().unwrap(), "Ann\nnoon");
        server.join().unwrap();
    });
}

#[test]
fn it_may_speak_first_and_send_empty_lines() {
    watch(|| {
        let client = LineClient::new("> ").asks_first("Your name: ");
        let (ended, screen) = run(client.sends_empty_lines(), "Ann\n\n", |mut server| {
            server.expect("Ann\n");
            server.send("Hello, Ann\n");
            server.expect("\n");
            server.send("You say nothing\n");
            server.expect_end();
        });
        assert_eq!(ended, Ok(()));
        let expected = "Your name: Hello, Ann\n> You say nothing\n> \n";
        assert_eq!(screen, expected);
    });
}

#[test]
fn a_server_that_owes_a_reply_and_leaves_is_an_error() {
    watch(|| {
        for resets in [false, true] {
            let (ended, screen) = run(LineClient::new("> "), "one\n", move |mut server| {
                server.send("Welcome!");
                match resets {
                    true => server.reset(),
                    false => server.expect("one\n"),
                }
            });
            let told = "the server has closed the connection without a reply";
            assert_eq!(ended, Err(told.to_string()));
            assert_eq!(screen, "Welcome!\n> ");
        }
    });
}

#[test]
fn last_words_are_shown_before_the_end() {
    watch(|| {
        let (ended, screen) = run(LineClient::new("> "), "one\n", |mut server| {
            server.send("Welcome!");
            server.expect("one\n");
            server.send("The bank is closed");
        });
        assert_eq!(ended, Ok(()));
        assert!(screen.starts_with("Welcome!\n> The bank is closed\n> \n"));
    });
}

#[test]
fn a_server_that_says_nothing_is_not_waited_for_for_ever() {
    watch(|| {
        let (session, server) = session(Duration::from_millis(200));
        let mut screen = Vec::new();
        let ended = LineClient::new("> ").run(session, Cursor::new("one\n"), &mut screen);
        let error = ended.unwrap_err().to_string();
        assert!(error.contains("(--idle-timeout)"), "{error}");
        drop(server);
    });
}

#[test]
fn bytes_that_are_not_utf_8_are_shown_as_such() {
    watch(|| {
        let (client, server) = connection();
        let mut session = ClientSession::new(client, IdleLimit::new(LIMIT)).unwrap();
        std::io::Write::write_all(&mut &server, b"caf\xe9\n").unwrap();
        server.shutdown(Shutdown::Write).unwrap();
        assert_eq!(session.receive().unwrap().unwrap(), "caf\u{fffd}");
        assert_eq!(session.receive().unwrap(), None);
    });
}
