//! The book's picture of the readers and the writers shows what they do.

#[path = "../../sleepy_threads/tests/drawing/mod.rs"]
mod drawing;

use std::path::Path;
use std::time::Duration;

use drawing::outline::{is_current, redraw, tell};
use grading::watchdog::watch;

const PICTURE: &str = "readers_and_writers.svg";

fn draw(pace: Duration, path: &Path) {
    let program = env!("CARGO_BIN_EXE_readers_and_writers");
    tell(program, &["--seed", "116"], pace, path);
}

#[test]
fn the_picture_of_readers_and_writers_is_current() {
    watch(|| is_current(PICTURE, draw));
}

#[test]
#[ignore = "draws the book's picture anew"]
fn redraw_the_picture() {
    redraw(PICTURE, draw);
}
