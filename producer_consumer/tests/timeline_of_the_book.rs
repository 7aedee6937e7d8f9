//! The book's pictures of the producer and the consumer show what they do.

#[path = "../../sleepy_threads/tests/drawing/mod.rs"]
mod drawing;

use std::path::Path;
use std::time::Duration;

use drawing::outline::{is_current, redraw, tell};
use grading::watchdog::watch;

const UNSYNCHRONIZED: &str = "producer_consumer1.svg";
const SYNCHRONIZED: &str = "producer_consumer2.svg";

const OPTIONS: [&str; 4] = ["--accesses", "4", "--seed", "13"];

fn draw_unsynchronized(pace: Duration, path: &Path) {
    let program = env!("CARGO_BIN_EXE_producer_consumer1");
    tell(program, &OPTIONS, pace, path);
}

fn draw_synchronized(pace: Duration, path: &Path) {
    let program = env!("CARGO_BIN_EXE_producer_consumer2");
    tell(program, &OPTIONS, pace, path);
}

#[test]
fn the_picture_of_the_race_is_current() {
    watch(|| is_current(UNSYNCHRONIZED, draw_unsynchronized));
}

#[test]
fn the_picture_of_the_synchronized_cell_is_current() {
    watch(|| is_current(SYNCHRONIZED, draw_synchronized));
}

#[test]
#[ignore = "draws the book's pictures anew"]
fn redraw_the_pictures() {
    redraw(UNSYNCHRONIZED, draw_unsynchronized);
    redraw(SYNCHRONIZED, draw_synchronized);
}
