//! The book's picture of the file server's manager shows what it does.

#[path = "../../sleepy_threads/tests/drawing/mod.rs"]
mod drawing;

use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use drawing::outline::{Clock, is_current, redraw};
use grading::peer::{PATIENCE, Peer, Program};
use grading::watchdog::watch;

const PICTURE: &str = "lab4_server.svg";

/// What happens at the seconds 1, 2 and so on: the client with this number comes, or goes.
const STORY: [Step; 10] = [
    Step::Comes, // 0
    Step::Comes, // 1
    Step::Comes, // 2 has to wait
    Step::Comes, // 3 as well
    Step::Goes(0),
    Step::Goes(1),
    Step::Comes, // 4 has to wait
    Step::Goes(2),
    Step::Goes(3),
    Step::Goes(4),
];

#[derive(Clone, Copy)]
enum Step {
    Comes,
    Goes(usize),
}

/// Five clients share two slots; when the last one has gone, the server is stopped.
fn draw(second: Duration, path: &Path) {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_lab4_server"));
    command.args(["0", "2", "-v", "--timeline"]).arg(path);
    command.current_dir(folder.path());
    let mut server = Program::start_command(command);
    let line = server.first_line();
    let port = line.strip_prefix("server waiting on port ").unwrap();
    let address = SocketAddr::from(([127, 0, 0, 1], port.parse().unwrap()));
    let mut peers = Vec::new();
    let mut clock = Clock::start(second);
    for step in STORY {
        clock.wait_a_second();
        match step {
            Step::Comes => peers.push(Peer::connect(address)),
            Step::Goes(client) => {
                peers[client].expect("READY");
                peers[client].send("DEL nothing\n");
                peers[client].read_to_end();
                peers[client].close_write();
            }
        }
    }
    clock.wait_a_second();
    server.type_line("");
    assert!(server.wait_within(PATIENCE).status.success());
}

#[test]
fn the_picture_of_the_manager_is_current() {
    watch(|| is_current(PICTURE, draw));
}

#[test]
#[ignore = "draws the book's picture anew"]
fn redraw_the_picture() {
    redraw(PICTURE, draw);
}
