//! The registration client: what it asks, what it sends, what it shows.

use std::net::TcpListener;
use std::time::Duration;

use grading::peer::{Ended, Peer, Program};
use grading::watchdog::watch;

const ADA: [&str; 3] = ["--name=Ada Lovelace", "--student-id=L-1815", "--github=ada"];
const ADAS_LINES: &str = "Ada Lovelace\nL-1815\nada\n";

/// A server that the test plays, and the client that will connect to it.
struct Scene {
    listener: TcpListener,
    client: Program,
}

impl Scene {
    fn new(options: &[&str]) -> Scene {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port().to_string();
        let mut arguments = vec!["--port", &port];
        arguments.extend(options);
        let client = Program::start(env!("CARGO_BIN_EXE_registration_client"), &arguments);
        Scene { listener, client }
    }

    /// The server's end of the client's connection.
    fn accept(&self) -> Peer {
        Peer::over(self.listener.accept().unwrap().0)
    }

    /// Waits for the client's three lines, and answers them. Returns how the client ended.
    fn answer(self, answer: &str) -> Ended {
        let mut server = self.accept();
        server.expect(ADAS_LINES);
        server.send(answer);
        server.close_write();
        server.expect_end();
        self.client.wait_within(Duration::from_secs(30))
    }
}

#[test]
fn what_the_options_say_is_sent_and_the_answer_is_shown() {
    watch(|| {
        let ended = Scene::new(&ADA).answer("OK\n");
        assert!(ended.status.success());
        assert_eq!(ended.stdout, "OK\n");
        assert_eq!(ended.stderr, "");
    });
}

#[test]
fn what_the_options_do_not_say_is_asked_for() {
    watch(|| {
        let mut scene = Scene::new(&[]);
        for (question, answer) in [
            ("Enter your name: ", "Ada Lovelace"),
            ("Enter your student id: ", "L-1815"),
            ("Enter your GitHub user name: ", "ada"),
        ] {
            scene.client.wait_for_text(question);
            scene.client.type_line(answer);
        }
        let ended = scene.answer("OK\n");
        assert!(ended.status.success());
        assert!(ended.stdout.ends_with("Enter your GitHub user name: OK\n"));
    });
}

#[test]
fn only_what_is_missing_is_asked_for() {
    watch(|| {
        let mut scene = Scene::new(&[ADA[0], ADA[2]]);
        scene.client.type_line("L-1815");
        let ended = scene.answer("OK\n");
        assert_eq!(ended.stdout, "Enter your student id: OK\n");
    });
}

#[test]
fn nonsense_is_answered_with_what_would_be_right_and_asked_again() {
    watch(|| {
        let mut scene = Scene::new(&[ADA[0], ADA[1]]);
        scene.client.type_line("ada--lovelace\r");
        scene
            .client
            .wait_for_text("That does not do: the GitHub user name must be 1 to 39 ");
        scene.client.type_line("");
        scene
            .client
            .wait_for_text("That does not do: the GitHub user name is empty.");
        scene.client.type_line("ada");
        assert!(scene.answer("OK\n").status.success());
    });
}

#[test]
fn nonsense_in_an_option_is_an_error_that_says_what_would_be_right() {
    watch(|| {
        let scene = Scene::new(&["--name", "Ada", "--student-id", "Lovelace"]);
        let ended = scene.client.wait_within(Duration::from_secs(30));
        assert!(!ended.status.success());
        assert!(
            ended.stderr.contains("at least one digit"),
            "{}",
            ended.stderr
        );
    });
}

#[test]
fn the_end_of_the_input_ends_the_client_with_an_error() {
    watch(|| {
        let mut scene = Scene::new(&[]);
        scene.client.type_line("Ada");
        scene.client.close_input();
        let ended = scene.client.wait_within(Duration::from_secs(30));
        assert_eq!(ended.status.code(), Some(1));
        assert_eq!(
            ended.stderr,
            "error: the input ended before there was a student id\n"
        );
    });
}

#[test]
fn a_refusal_is_an_error_with_the_servers_words() {
    watch(|| {
        let ended = Scene::new(&ADA).answer("ERROR the name is too \x1b[2J long\n");
        assert_eq!(ended.status.code(), Some(1));
        assert_eq!(
            ended.stderr,
            "error: the server answers: ERROR the name is too \u{FFFD}[2J long\n"
        );
    });
}

#[test]
fn an_answer_needs_no_end_of_line_and_may_come_in_pieces() {
    watch(|| {
        assert!(Scene::new(&ADA).answer("OK").status.success());
        assert!(Scene::new(&ADA).answer("OK\r\n").status.success());
        let scene = Scene::new(&ADA);
        let mut server = scene.accept();
        server.expect(ADAS_LINES);
        server.send_bytewise("OK\n");
        let ended = scene.client.wait_within(Duration::from_secs(30));
        assert!(ended.status.success());
    });
}

#[test]
fn a_server_that_says_nothing_is_an_error() {
    watch(|| {
        let ended = Scene::new(&ADA).answer("");
        assert_eq!(ended.status.code(), Some(1));
        assert_eq!(
            ended.stderr,
            "error: the server closed the connection without an answer\n"
        );

        let scene = Scene::new(&[ADA[0], ADA[1], ADA[2], "--idle-timeout", "0.1"]);
        let _server = scene.accept();
        let ended = scene.client.wait_within(Duration::from_secs(30));
        assert_eq!(ended.status.code(), Some(1));
        assert!(
            ended.stderr.contains("(--idle-timeout)"),
            "{}",
            ended.stderr
        );
    });
}

#[test]
fn nobody_listening_is_an_error_that_names_the_address() {
    watch(|| {
        let Scene { listener, client } = Scene::new(&ADA[1..]);
        let address = listener.local_addr().unwrap().to_string();
        drop(listener);
        let mut client = client;
        client.type_line("Ada Lovelace");
        let ended = client.wait_within(Duration::from_secs(30));
        assert_eq!(ended.status.code(), Some(1));
        assert!(ended.stderr.contains(&address), "{}", ended.stderr);
        assert_eq!(ended.stderr.lines().count(), 1, "{}", ended.stderr);
    });
}
