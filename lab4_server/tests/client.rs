//! The client's program: with our server, and with servers that nobody would want.

mod stage;

use std::fs;
use std::net::TcpListener;
use std::process::Command;

use grading::peer::{Ended, PATIENCE, Peer, Program};
use grading::watchdog::watch;
use stage::{FileServer, bytes, names};
use tempfile::{TempDir, tempdir};

/// The client, in a folder of its own.
struct Client {
    folder: TempDir,
}

impl Client {
    fn new() -> Client {
        Client {
            folder: tempdir().unwrap(),
        }
    }

    fn has(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.folder.path().join(name), bytes).unwrap();
    }

    fn content(&self, name: &str) -> Option<Vec<u8>> {
        fs::read(self.folder.path().join(name)).ok()
    }

    fn start(&self, port: u16, words: &[&str]) -> Program {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lab3_client"));
        command
            .args(["127.0.0.1", &port.to_string()])
            .args(words)
            .current_dir(&self.folder);
        Program::start_command(command)
    }

    fn run(&self, port: u16, words: &[&str]) -> Ended {
        self.start(port, words).wait_within(PATIENCE)
    }

    /// Runs it against a server that does what `server` says, once READY is said.
    fn meets(&self, words: &[&str], server: impl FnOnce(Peer)) -> Ended {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let client = self.start(listener.local_addr().unwrap().port(), words);
        let mut peer = Peer::over(listener.accept().unwrap().0);
        peer.send("READY");
        server(peer);
        client.wait_within(PATIENCE)
    }

    /// It must have failed with this line, said no `Complete`, and left the folder as it was.
    #[track_caller]
    fn failed(&self, ended: &Ended, error: &str, left: &[&str]) {
        assert!(
            !ended.status.success(),
            "a failure is a failure status: {ended:?}"
        );
        assert_eq!(ended.stderr, format!("{error}\n"));
        assert!(!ended.stdout.contains("Complete"), "{:?}", ended.stdout);
        assert_eq!(names(&self.folder), left, "no other file may be left");
    }
}

#[track_caller]
fn succeeded(ended: &Ended, said: &str) {
    assert!(ended.status.success(), "{ended:?}");
    assert_eq!((ended.stdout.as_str(), ended.stderr.as_str()), (said, ""));
}

#[test]
fn files_make_the_round_and_the_client_says_so_in_the_labs_words() {
    watch(|| {
        let server = FileServer::start(1);
        let port = server.address.port();
        let client = Client::new();
        for (name, size) in [("empty", 0), ("a big file", 3_000_000), ("ä", 5)] {
            client.has(name, bytes(size));
            let put = client.run(port, &["PUT", name]);
            succeeded(
                &put,
                &format!("client sending file {name} ({size} bytes)\nComplete\n"),
            );
            client.has(name, "something else");
            let get = client.run(port, &["GET", name]);
            succeeded(
                &get,
                &format!("client receiving file {name} ({size} bytes)\nComplete\n"),
            );
            assert!(
                client.content(name) == Some(bytes(size)),
                "{name} must be the same again"
            );
            let del = client.run(port, &["DEL", name]);
            succeeded(&del, &format!("client deleting file {name}\nComplete\n"));
        }
        assert_eq!(server.names().len(), 0);
    });
}

#[test]
fn a_servers_refusal_is_shown_without_its_error_word() {
    watch(|| {
        let server = FileServer::start(1);
        let port = server.address.port();
        let client = Client::new();
        client.has("..x", "");
        let get = client.run(port, &["GET", "nothing"]);
        client.failed(&get, "server error: nothing does not exist", &["..x"]);
        let del = client.run(port, &["DEL", "nothing"]);
        client.failed(&del, "server error: nothing does not exist", &["..x"]);
        let put = client.run(port, &["PUT", "./..x"]);
        client.failed(&put, "server error: unable to create file ./..x", &["..x"]);
        // A refusal in pieces, from a server that does not close.
        let mut there = None;
        let get = client.meets(&["GET", "a"], |mut peer| {
            peer.expect("GET a");
            peer.send_bytewise("ERROR: a is not for you");
            there = Some(peer);
        });
        client.failed(&get, "server error: a is not for you", &["..x"]);
    });
}

#[test]
fn a_file_to_send_that_does_not_exist_is_told_before_anybody_is_called() {
    watch(|| {
        let client = Client::new();
        // Nobody listens at port 1, and nobody is asked to.
        let put = client.run(1, &["PUT", "nothing"]);
        client.failed(&put, "client error: nothing does not exist", &[]);
        let put = client.run(1, &["PUT", "."]);
        client.failed(&put, "client error: . is not a file", &[]);
    });
}

#[test]
fn without_a_server_there_is_one_clear_line() {
    watch(|| {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        drop(listener);
        let client = Client::new();
        let get = client.run(port, &["GET", "a"]);
        assert!(!get.status.success());
        let line = format!("client error: no server answers at 127.0.0.1:{port}");
        assert!(get.stderr.starts_with(&line), "{}", get.stderr);
        assert_eq!(get.stderr.lines().count(), 1);
    });
}

#[test]
fn a_file_that_cannot_be_created_is_told_and_the_server_is_left() {
    watch(|| {
        let client = Client::new();
        fs::create_dir(client.folder.path().join("a")).unwrap();
        let get = client.meets(&["GET", "a"], |mut peer| {
            peer.expect("GET a");
            peer.send("OK");
            peer.expect_end();
        });
        assert!(
            get.stderr
                .starts_with("client error: unable to create file a"),
            "{}",
            get.stderr
        );
        assert!(!get.status.success());
    });
}

/// Speaks a GET up to the client's OK.
fn offer(peer: &mut Peer, size: u64) {
    peer.expect("GET a");
    peer.send("OK");
    peer.expect("READY");
    peer.send(size.to_be_bytes());
}

#[test]
fn a_server_that_sends_too_little_nonsense_or_no_done_leaves_the_old_file() {
    watch(|| {
        let client = Client::new();
        client.has("a", "old");
        let too_early = "client error: the server closed the connection too early";
        let garbage = "client error: the server does not keep to the protocol: ";
        let get = client.meets(&["GET", "a"], |mut peer| {
            offer(&mut peer, 1000);
            peer.expect("OK");
            peer.send([1; 999]);
        });
        client.failed(&get, too_early, &["a"]);
        let get = client.meets(&["GET", "a"], |mut peer| {
            offer(&mut peer, 3);
            peer.expect("OK");
            peer.send("newDO");
        });
        client.failed(&get, too_early, &["a"]);
        let get = client.meets(&["GET", "a"], |mut peer| {
            offer(&mut peer, 3);
            peer.expect("OK");
            peer.send("newERROR: no");
        });
        client.failed(
            &get,
            &format!("{garbage}\"DONE\" should have come, but \"ERRO\" did"),
            &["a"],
        );
        let get = client.meets(&["GET", "a"], |mut peer| offer(&mut peer, u64::MAX));
        let error = format!(
            "client error: unable to create file a: no room for {} bytes",
            u64::MAX
        );
        client.failed(&get, &error, &["a"]);
        let get = client.meets(&["GET", "a"], |mut peer| peer.send(b"\xff\0\n"));
        client.failed(
            &get,
            &format!("{garbage}\"OK\" should have come, but \"\u{fffd}\\0\" did"),
            &["a"],
        );
        let get = client.meets(&["GET", "a"], |mut peer| {
            peer.expect("GET a");
            peer.send("Eh?");
        });
        client.failed(
            &get,
            &format!("{garbage}\"OK\" should have come, but \"Eh\" did"),
            &["a"],
        );
        let del = client.meets(&["DEL", "a"], |peer| peer.vanish());
        assert!(del.stderr.starts_with("client error: "), "{}", del.stderr);
        assert_eq!(client.content("a"), Some(b"old".to_vec()));
    });
}

#[test]
fn what_it_receives_is_visible_only_when_it_is_complete() {
    watch(|| {
        let client = Client::new();
        client.has("a", "old");
        let get = client.meets(&["GET", "a"], |mut peer| {
            offer(&mut peer, 3);
            peer.expect("OK");
            peer.send_bytewise("new");
            assert_eq!(client.content("a"), Some(b"old".to_vec()));
            peer.send_bytewise("DONE");
        });
        succeeded(&get, "client receiving file a (3 bytes)\nComplete\n");
        assert_eq!(client.content("a"), Some(b"new".to_vec()));
    });
}

#[test]
fn a_server_that_refuses_in_the_middle_of_an_upload_is_understood() {
    watch(|| {
        let client = Client::new();
        client.has("a", bytes(100_000));
        let put = client.meets(&["PUT", "a"], |mut peer| {
            peer.expect("PUT a");
            peer.send("OK");
            peer.expect(100_000u64.to_be_bytes());
            peer.send("OK");
            peer.expect(&bytes(100_000)[..1000]);
            peer.send("ERROR: unable to create file a");
            peer.close_write();
            peer.expect(&bytes(100_000)[1000..]);
        });
        client.failed(&put, "server error: unable to create file a", &["a"]);
    });
}

#[test]
fn it_waits_for_its_turn_but_not_for_ever() {
    watch(|| {
        let mut server = FileServer::start(1);
        server.has("a", "content");
        let running = server.ready();
        let client = Client::new();
        let get = client.run(
            server.address.port(),
            &["GET", "a", "--idle-timeout", "0.2"],
        );
        client.failed(
            &get,
            "client error: the server has been silent for too long (--idle-timeout)",
            &[],
        );
        let get = client.start(server.address.port(), &["GET", "a"]);
        server
            .program
            .wait_for_line(|line| line.contains("connected"));
        server
            .program
            .wait_for_line(|line| line.contains("connected"));
        drop(running);
        succeeded(
            &get.wait_within(PATIENCE),
            "client receiving file a (7 bytes)\nComplete\n",
        );
    });
}

#[cfg(unix)]
#[test]
fn interrupted_it_leaves_the_old_file_and_nothing_else() {
    use rustix::process::{Pid, Signal, kill_process};
    watch(|| {
        let client = Client::new();
        client.has("a", "old");
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let mut get = client.start(listener.local_addr().unwrap().port(), &["GET", "a"]);
        let mut peer = Peer::over(listener.accept().unwrap().0);
        peer.send("READY");
        offer(&mut peer, 1000);
        peer.expect("OK");
        peer.send([1; 500]);
        get.wait_for_line(|line| line.starts_with("client receiving"));
        let id = Pid::from_raw(get.id().cast_signed()).unwrap();
        kill_process(id, Signal::INT).unwrap();
        let ended = get.wait_within(PATIENCE);
        client.failed(&ended, "client error: interrupted", &["a"]);
        assert_eq!(client.content("a"), Some(b"old".to_vec()));
    });
}

#[cfg(unix)]
#[test]
fn a_closed_screen_does_not_stop_a_transfer() {
    watch(|| {
        let server = FileServer::start(1);
        server.has("a", "content");
        let client = Client::new();
        let mut shell = Command::new("sh");
        shell.args(["-c", "{ \"$0\" \"$@\"; echo $? > status; } | true"]);
        shell.arg(env!("CARGO_BIN_EXE_lab3_client"));
        shell.args(["127.0.0.1", &server.address.port().to_string(), "GET", "a"]);
        shell.current_dir(&client.folder);
        Program::start_command(shell).wait_within(PATIENCE);
        assert_eq!(client.content("status"), Some(b"0\n".to_vec()));
        assert_eq!(client.content("a"), Some(b"content".to_vec()));
    });
}
