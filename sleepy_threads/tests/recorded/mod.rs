//! Recordings for tests, as short as they can be.

// Each test file uses a part of it.
#![allow(dead_code)]

use std::time::Duration;

use sleepy_threads::timeline::{self, Recording};
use sleepy_threads::{Crew, Pace};

use super::drawing::Drawing;

/// The picture of what `program` does.
pub fn picture_of(pace: Pace, program: impl FnOnce()) -> Drawing {
    let recording = Recording::start("a test", pace);
    program();
    Drawing::parse(&recording.finish().to_string())
}

/// A pace at which a second of the story is long enough to be seen, and short enough for a test.
pub fn quick() -> Pace {
    Pace::new(Duration::from_millis(20))
}

/// Runs `work` in a thread of this name, to its end.
pub fn run_thread(name: &str, work: impl FnOnce() + Send + 'static) {
    let mut crew = Crew::new();
    crew.start(name, timeline::thread(work)).unwrap();
    // How it ended is seen in the picture.
    let _ = crew.join();
}
