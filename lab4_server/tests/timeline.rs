//! The option `--timeline` of this member's servers: their clients, and the manager's queue and running set.

#[path = "../../sleepy_threads/tests/drawing/mod.rs"]
mod drawing;
mod stage;

use std::net::SocketAddr;
use std::process::Command;

use drawing::{Drawing, Row};
use grading::peer::{PATIENCE, Peer, Program};
use grading::watchdog::watch;
use stage::FileServer;

/// The row of a client.
fn row_of<'a>(drawing: &'a Drawing, peer: &Peer) -> &'a Row {
    drawing.row(&format!("client {}", peer.local_addr()))
}

/// Starts a server with two slots that will draw a picture, has these clients come to it (two are served, two wait),
/// lets all of them go, and returns the picture with the clients in the order in which they came.
fn four_clients_for_two_slots(options: &[&str]) -> (Drawing, Vec<Peer>) {
    let pictures = tempfile::tempdir().unwrap();
    let picture = pictures.path().join("picture.svg");
    let timeline = format!("--timeline={}", picture.display());
    let options = [options, &[&timeline]].concat();
    let mut server = FileServer::start_with(2, &options);
    let mut peers = vec![
        server.ready(),
        server.ready(),
        server.connect(),
        server.connect(),
    ];
    for (served, peer) in peers.iter_mut().enumerate() {
        if served >= 2 {
            peer.expect("READY");
        }
        peer.send("DEL nothing\n");
        peer.read_to_end();
        // The server waits a second for each who does not close: so long the others wait for their turn, and so long
        // it can be seen that nobody waits any more.
        if served == 2 {
            peer.close_write();
        }
    }
    server.program.type_line("");
    let (ended, _folder) = server.wait();
    assert!(ended.status.success(), "{}", ended.stderr);
    (Drawing::read(picture), peers)
}

#[test]
fn the_manager_shows_its_queue_and_its_running_set() {
    watch(|| {
        let (drawing, _peers) = four_clients_for_two_slots(&[]);
        let running = drawing.level("running set");
        assert!(running.has_limit);
        assert_eq!(running.values().into_iter().max(), Some(2), "{running:?}");
        let queue = drawing.level("waiting queue");
        assert_eq!(queue.values().into_iter().max(), Some(2), "{queue:?}");
        assert_eq!(
            queue.values().last(),
            Some(&0),
            "nobody waits any more: {queue:?}"
        );
        let manager = drawing.row("manager").deeds().join(", ");
        assert!(manager.contains("waits for news"), "{manager}");
    });
}

#[test]
fn who_comes_third_waits_until_one_has_ended() {
    watch(|| {
        let (drawing, peers) = four_clients_for_two_slots(&[]);
        let served = |peer: &Peer| {
            let row = row_of(&drawing, peer);
            assert_eq!(row.end.as_deref(), Some("ends"));
            let served = row.of_class("serve");
            assert_eq!(served.len(), 1, "{row:?}");
            (served[0].from, served[0].to)
        };
        let [first, second, third, fourth] = [0, 1, 2, 3].map(|number| served(&peers[number]));
        assert!(second.0 <= first.1, "two are served at the same time");
        // Which of the two ends first is up to the system. The next slot is the other one's, or the third one's.
        let (one_ends, both_end) = (f64::min(first.1, second.1), f64::max(first.1, second.1));
        assert!(
            third.0 >= one_ends && fourth.0 >= f64::min(both_end, third.1),
            "the others wait: {first:?}, {second:?}, {third:?}, {fourth:?}"
        );
        for peer in &peers[2..] {
            let waits = row_of(&drawing, peer).of_class("wait");
            assert_eq!(waits[0].words, "waits for its turn");
        }
    });
}

#[test]
fn the_manager_that_polls_shows_the_same() {
    watch(|| {
        let (drawing, peers) = four_clients_for_two_slots(&["--polling"]);
        let running = drawing.level("running set");
        assert!(
            running.has_limit && running.values().contains(&2),
            "{running:?}"
        );
        assert!(drawing.level("waiting queue").values().contains(&2));
        let manager = drawing.row("manager").deeds();
        assert!(
            manager
                .iter()
                .all(|deed| *deed == "waits for the next second"),
            "{manager:?}"
        );
        for peer in &peers[2..] {
            let waits = row_of(&drawing, peer).of_class("wait");
            assert_eq!(waits.len(), 1, "{waits:?}");
        }
    });
}

#[test]
fn clients_whose_turn_never_comes_are_let_go() {
    watch(|| {
        let pictures = tempfile::tempdir().unwrap();
        let picture = pictures.path().join("picture.svg");
        let timeline = format!("--timeline={}", picture.display());
        let mut server = FileServer::start_with(1, &["--grace=0.001", &timeline]);
        let (served, waits) = (server.ready(), server.connect());
        server.program.type_line("");
        assert!(server.wait().0.status.success());
        let drawing = Drawing::read(picture);
        let row = row_of(&drawing, &waits);
        assert_eq!(row.end.as_deref(), Some("is let go"));
        assert!(row.of_class("serve").is_empty());
        assert!(!row_of(&drawing, &served).of_class("serve").is_empty());
    });
}

#[test]
fn both_servers_refuse_a_path_that_cannot_be_written_and_change_nothing() {
    watch(|| {
        let folder = tempfile::tempdir().unwrap();
        for (program, words) in [
            (env!("CARGO_BIN_EXE_lab4_server"), &["0", "1", "-v"][..]),
            (env!("CARGO_BIN_EXE_registration_server"), &["--port=0"]),
        ] {
            let mut command = Command::new(program);
            command.args(words).arg("--timeline=no/such.svg");
            command.current_dir(folder.path());
            let ended = Program::start_command(command).wait_within(PATIENCE);
            assert_eq!(ended.status.code(), Some(1));
            let line = "error: cannot write the timeline no/such.svg: ";
            assert!(ended.stderr.starts_with(line), "{}", ended.stderr);
            assert_eq!(
                (ended.stdout.as_str(), ended.stderr.lines().count()),
                ("", 1)
            );
        }
        assert_eq!(folder.path().read_dir().unwrap().count(), 0);
    });
}

#[test]
fn the_registration_server_draws_its_students() {
    watch(|| {
        let folder = tempfile::tempdir().unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_registration_server"));
        command.args(["--port=0", "--timeline=picture.svg"]);
        command.current_dir(folder.path());
        let mut server = Program::start_command(command);
        let line = server.wait_for_line(|line| line.starts_with("Listening on "));
        let address = line.trim_start_matches("Listening on ");
        let mut peer = Peer::connect(address.parse::<SocketAddr>().unwrap());
        peer.send("not a name\n");
        peer.close_write();
        peer.read_to_end();
        server.type_line("");
        assert!(server.wait_within(PATIENCE).status.success());
        let drawing = Drawing::read(folder.path().join("picture.svg"));
        assert!(!row_of(&drawing, &peer).of_class("serve").is_empty());
    });
}
