//! The phone book (Project 5): its clients over real sockets, its file, and its programs.

mod service;

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;

use chat::{
    LONGEST_MESSAGE, PhoneBook, PhoneBookHandler, PhoneBookRequest, PhoneBookSession, Storage,
};
use grading::peer::{PATIENCE, Peer, Program};
use grading::watchdog::{doing, spawn, watch};
use service::{Service, client_program, python, server_program};
use tempfile::TempDir;

const GREETING: &str = "Welcome to the phone book!";
const ADDED: &str = "Name and number added to phone book.";
const NOT_FOUND: &str = "Number not found.";

/// A storage that forgets everything.
struct Nowhere;

impl Storage for Nowhere {
    fn record(&mut self, _name: &str, _number: &str) -> io::Result<()> {
        Ok(())
    }
}

/// A server with an empty book over `storage`.
fn serve(storage: impl Storage + 'static) -> Service {
    let book = Arc::new(PhoneBook::new(BTreeMap::new(), storage));
    Service::start(|idle, log| {
        let session = PhoneBookSession::new(book, log);
        move || PhoneBookHandler::new(session.clone(), idle)
    })
}

/// Sends a line and expects a line.
#[track_caller]
fn ask(peer: &mut Peer, request: &str, answer: &str) {
    peer.send(format!("{request}\n"));
    peer.expect(format!("{answer}\n"));
}

// ---- Over sockets ----

#[test]
fn exercise_5_what_was_added_is_found_by_everybody() {
    watch(|| {
        let server = serve(Nowhere);
        let mut ken = server.greeted(GREETING);
        let mut ada = server.greeted(GREETING);
        ask(&mut ken, "FIND Ada Lovelace", NOT_FOUND);
        ask(&mut ken, "ADD Ada Lovelace 555-1815", ADDED);
        ask(&mut ada, "FIND Ada Lovelace", "The number is 555-1815.");
        ask(&mut ada, "ADD  Ken \t 862-3333 \r", ADDED);
        ask(&mut ken, "FIND Ken", "The number is 862-3333.");
        ask(&mut ken, " FIND   Ken  ", "The number is 862-3333.");
    });
}

#[test]
fn exercise_5_a_name_that_has_a_number_keeps_it() {
    watch(|| {
        let server = serve(Nowhere);
        let mut peer = server.greeted(GREETING);
        ask(&mut peer, "ADD Ken 111", ADDED);
        ask(&mut peer, "ADD Ken 222", "Ken has a number already.");
        ask(&mut peer, "FIND Ken", "The number is 111.");
    });
}

#[test]
fn exercise_5_a_bare_client_gets_bare_answers() {
    watch(|| {
        let server = serve(Nowhere);
        let mut peer = server.greeted(GREETING);
        peer.send("ADD Ken 111");
        peer.expect(ADDED);
        peer.send("FIND Ken");
        peer.expect("The number is 111.");
        peer.send("FIND Ada");
        peer.expect(NOT_FOUND);
        peer.expect_silence(Duration::from_millis(20));
    });
}

#[test]
fn nonsense_gets_one_line_that_says_what_would_be_right() {
    watch(|| {
        let server = serve(Nowhere);
        let mut peer = server.greeted(GREETING);
        let nonsense = [
            "",
            " ",
            "FIND",
            "FIND ",
            "ADD",
            "ADD Ken",
            "find Ken",
            "FINDKen",
            "DEL Ken",
            "\u{1F980}",
        ];
        for request in nonsense {
            ask(
                &mut peer,
                request,
                "Command not recognized! Say FIND name, or ADD name number.",
            );
        }
        for request in [
            format!("FIND {}", "x".repeat(101)),
            format!("ADD {} 1", "x".repeat(101)),
            format!("ADD Ken {}", "1".repeat(41)),
        ] {
            let limits = "A name may have at most 100 characters, a number 40.";
            ask(&mut peer, &request, limits);
        }
        let control = "A name or a number must not have control characters.";
        ask(&mut peer, "ADD K\u{7}en 1", control);
        ask(&mut peer, "ADD Ken \u{1b}1", control);
        ask(&mut peer, "FIND Ken", NOT_FOUND);
    });
}

#[test]
fn lines_may_come_in_any_two_pieces_or_together() {
    watch(|| {
        let server = serve(Nowhere);
        let mut peer = server.greeted(GREETING);
        ask(&mut peer, "ADD Kurt G\u{f6}del 1931", ADDED);
        let request = "FIND Kurt G\u{f6}del\r\n";
        for cut in 1..request.len() {
            peer.send_split(request, &[cut]);
            peer.expect("The number is 1931.\n");
        }
        peer.send("ADD Ada 1\nFIND Ada\nFIND Ken\n");
        peer.expect(format!("{ADDED}\nThe number is 1.\n{NOT_FOUND}\n"));
    });
}

#[test]
fn bytes_that_are_no_text_are_shown_as_such() {
    watch(|| {
        let server = serve(Nowhere);
        let mut peer = server.greeted(GREETING);
        peer.send(b"ADD caf\xe9 1\n");
        peer.expect(format!("{ADDED}\n"));
        ask(&mut peer, "FIND caf\u{fffd}", "The number is 1.");
    });
}

#[test]
fn a_message_of_64_kib_is_answered_and_a_longer_one_ends_the_session() {
    watch(|| {
        let server = serve(Nowhere);
        let mut peer = server.greeted(GREETING);
        let longest = format!("FIND Ken{}", " ".repeat(LONGEST_MESSAGE - 8));
        ask(&mut peer, &longest, NOT_FOUND);
        peer.send(format!("{longest} \n"));
        assert!(peer.read_line().contains("65536"), "a clear refusal");
        peer.expect_end();
        ask(&mut server.greeted(GREETING), "FIND Ken", NOT_FOUND);
    });
}

#[test]
fn a_client_that_vanishes_at_any_byte_costs_nobody_anything() {
    watch(|| {
        let server = serve(Nowhere);
        let request = "ADD Ken 111\n";
        for length in 0..request.len() {
            let mut peer = Peer::connect(server.address);
            peer.send(&request[..length]);
            // Its greeting is unread, or its answer.
            peer.reset();
            let mut peer = server.greeted(GREETING);
            peer.send(&request[..length]);
            peer.vanish();
        }
        let mut peer = server.greeted(GREETING);
        ask(&mut peer, "ADD Ada 222", ADDED);
    });
}

// ---- The storage ----

/// A storage that says when it begins to record, and waits until it may go on; or fails.
struct HeldUp {
    begun: Sender<()>,
    go_on: Receiver<io::Result<()>>,
}

impl Storage for HeldUp {
    fn record(&mut self, _name: &str, _number: &str) -> io::Result<()> {
        self.begun.send(()).unwrap();
        self.go_on.recv().unwrap()
    }
}

#[test]
fn exercise_5_look_ups_do_not_wait_for_the_disk() {
    watch(|| {
        let (begun, has_begun) = mpsc::channel();
        let (go, go_on) = mpsc::channel();
        let server = serve(HeldUp { begun, go_on });
        let mut ken = server.greeted(GREETING);
        ken.send("ADD Ken 111\n");
        let begun = doing("waits for the disk to begin", || {
            has_begun.recv_timeout(PATIENCE)
        });
        begun.expect("what is added must be recorded");
        for _ in 0..3 {
            let mut other = server.greeted(GREETING);
            ask(&mut other, "FIND Ken", NOT_FOUND);
        }
        ken.expect_silence(Duration::from_millis(20));
        go.send(Ok(())).unwrap();
        ken.expect(format!("{ADDED}\n"));
        ask(&mut ken, "FIND Ken", "The number is 111.");
    });
}

#[test]
fn exercise_5_a_disk_that_fails_is_answered_honestly() {
    watch(|| {
        let (begun, _has_begun) = mpsc::channel();
        let (go, go_on) = mpsc::channel();
        let server = serve(HeldUp { begun, go_on });
        let mut peer = server.greeted(GREETING);
        go.send(Err(io::ErrorKind::StorageFull.into())).unwrap();
        ask(
            &mut peer,
            "ADD Ken 111",
            "The number could not be saved, and was not added.",
        );
        server
            .log
            .wait_for("The number of Ken is not saved: no storage space");
        ask(&mut peer, "FIND Ken", NOT_FOUND);
        go.send(Ok(())).unwrap();
        ask(&mut peer, "ADD Ken 111", ADDED);
    });
}

#[test]
fn a_request_is_read_as_it_is_written() {
    for request in ["FIND Ada Lovelace", "ADD Ada Lovelace 222"] {
        let read: PhoneBookRequest = request.parse().unwrap();
        assert_eq!(read.to_string(), request);
    }
}

// ---- The programs ----

/// A folder, and the path of a phone book in it that has these bytes.
fn book_file(bytes: impl AsRef<[u8]>) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("book.jsonl");
    fs::write(&path, bytes).unwrap();
    (folder, path)
}

const KEN: &str = "{\"name\":\"Ken\",\"number\":\"111\"}\n";

const SERVER: &str = env!("CARGO_BIN_EXE_phone_book_server");
const CLIENT: &str = env!("CARGO_BIN_EXE_phone_book_client");

#[test]
fn what_was_answered_added_survives_a_kill() {
    watch(|| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("book.jsonl");
        let path = path.to_str().unwrap();
        let mut answered = Vec::new();
        for round in 0..3 {
            let (server, address) = server_program(SERVER, &["--book", path]);
            let (answers, more) = mpsc::channel();
            let adders: Vec<_> = (0..3)
                .map(|adder| {
                    let answers = answers.clone();
                    spawn(format!("adder {adder}"), move || {
                        add_until_the_end(address, &format!("{round}-{adder}"), &answers);
                    })
                })
                .collect();
            drop(answers);
            doing("waits for some answers", || {
                answered.extend(more.iter().take(20))
            });
            server.kill();
            // The channel ends when the adders do.
            answered.extend(more);
            adders.into_iter().for_each(|adder| adder.join().unwrap());
        }
        assert!(answered.len() >= 60, "{answered:?}");
        let (_server, address) = server_program(SERVER, &["--book", path]);
        let mut peer = Peer::connect(address);
        peer.expect(GREETING);
        for name in answered {
            ask(
                &mut peer,
                &format!("FIND {name}"),
                &format!("The number is {name}."),
            );
        }
    });
}

/// Adds names that begin with `prefix`, one after the other, and passes on those that were answered,
/// until the server is gone.
fn add_until_the_end(server: std::net::SocketAddr, prefix: &str, answered: &Sender<String>) {
    use std::io::{BufRead, BufReader};
    let Ok(mut stream) = std::net::TcpStream::connect(server) else {
        return;
    };
    let mut replies = BufReader::new(stream.try_clone().unwrap());
    for number in 0.. {
        let name = format!("{prefix}-{number}");
        if writeln!(stream, "ADD {name} {name}").is_err() {
            return;
        }
        let mut reply = String::new();
        if replies.read_line(&mut reply).is_err() || !reply.ends_with(&format!("{ADDED}\n")) {
            return;
        }
        answered.send(name).unwrap();
    }
}

#[test]
fn a_server_says_what_it_has_removed_and_starts() {
    watch(|| {
        let (_folder, path) = book_file(KEN);
        let mut file = OpenOptions::new().append(true).open(&path).unwrap();
        file.write_all(b"{\"name\":\"Ada\",\"num").unwrap();
        let mut server = Program::start(SERVER, &["--port", "0", "--book", path.to_str().unwrap()]);
        let line = server.first_line();
        assert!(
            line.ends_with("book.jsonl, line 2: cut off by a crash, and removed"),
            "{line}"
        );
        assert!(server.first_line().starts_with("Listening on "));
    });
}

/// Starts a server that should fail, and returns what it says.
fn failure(book: &Path) -> String {
    let ended = Program::start(SERVER, &["--port", "0", "--book", book.to_str().unwrap()])
        .wait_within(PATIENCE);
    assert_eq!(ended.status.code(), Some(1), "{ended:?}");
    assert_eq!(ended.stderr.lines().count(), 1, "one clear line: {ended:?}");
    ended.stderr
}

#[test]
fn a_server_refuses_a_damaged_book_and_one_that_is_in_use() {
    watch(|| {
        let (_folder, path) = book_file("no phone book\n");
        let error = failure(&path);
        assert!(error.contains("book.jsonl, line 1: "), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "no phone book\n");
        fs::write(&path, KEN).unwrap();
        let (_server, _) = server_program(SERVER, &["--book", path.to_str().unwrap()]);
        let error = failure(&path);
        assert!(
            error.contains("another server is using this phone book"),
            "{error}"
        );
    });
}

#[test]
fn the_programs_work_together() {
    watch(|| {
        let (_folder, path) = book_file("");
        let (mut server, address) = server_program(SERVER, &["--book", path.to_str().unwrap()]);
        let mut client = client_program(CLIENT, address);
        client.wait_for_text(GREETING);
        client.type_line("find Ken");
        client.wait_for_text("Command not recognized!");
        client.type_line("ADD Ken 111");
        client.wait_for_text(ADDED);
        client.type_line("FIND Ken");
        client.wait_for_text("The number is 111.");
        client.close_input();
        let client = client.wait_within(PATIENCE);
        assert!(client.status.success(), "{client:?}");
        let mut left = client_program(CLIENT, address);
        left.wait_for_text(GREETING);
        server.type_line("");
        let server = server.wait_within(PATIENCE);
        assert!(server.status.success(), "{server:?}");
        let left = left.wait_within(PATIENCE);
        assert!(
            left.stdout
                .contains("The server has closed the connection."),
            "{left:?}"
        );
    });
}

#[test]
fn a_python_client_that_knows_no_lines_can_use_the_book() {
    watch(|| {
        let server = serve(Nowhere);
        let (host, port) = (
            server.address.ip().to_string(),
            server.address.port().to_string(),
        );
        if let Some(output) = python("phone_book_client.py", &[&host, &port]) {
            let lines: Vec<&str> = output.lines().collect();
            assert_eq!(
                lines,
                [GREETING, NOT_FOUND, ADDED, "The number is 862-3333."]
            );
        }
    });
}
