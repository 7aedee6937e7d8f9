//! The book's picture of a time server shows what it does.

#[path = "../../sleepy_threads/tests/drawing/mod.rs"]
mod drawing;
mod stage;

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use drawing::outline::{Clock, is_current, redraw};
use stage::program::ServerProcess;
use stage::{ask, watch};

const PICTURE: &str = "time_server2.svg";

/// Clients come at the seconds 1, 2 and 4, and at 5 the server is stopped.
fn draw(second: Duration, path: &Path) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_time_server2"));
    command.args(["--port", "0", "--timeline"]).arg(path);
    let mut server = ServerProcess::start(command);
    let mut clock = Clock::start(second);
    for come in [true, true, false, true] {
        clock.wait_a_second();
        if come {
            ask(server.address);
        }
    }
    clock.wait_a_second();
    server.program.type_line("");
    assert!(server.wait().status.success());
}

#[test]
fn the_picture_of_the_time_server_is_current() {
    watch(|| is_current(PICTURE, draw));
}

#[test]
#[ignore = "draws the book's picture anew"]
fn redraw_the_picture() {
    redraw(PICTURE, draw);
}
