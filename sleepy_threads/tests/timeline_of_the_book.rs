//! The book's picture of this chapter's threads shows what they do.

mod drawing;

use std::path::Path;
use std::time::Duration;

use drawing::outline::{is_current, redraw, tell};
use grading::watchdog::watch;

const PICTURE: &str = "sleepy_threads.svg";

fn draw(pace: Duration, path: &Path) {
    let options = ["--threads", "3", "--sleep-max", "9", "--seed", "2"];
    tell(env!("CARGO_BIN_EXE_sleepy_threads"), &options, pace, path);
}

#[test]
fn the_picture_of_sleeping_threads_is_current() {
    watch(|| is_current(PICTURE, draw));
}

#[test]
#[ignore = "draws the book's picture anew"]
fn redraw_the_picture() {
    redraw(PICTURE, draw);
}
