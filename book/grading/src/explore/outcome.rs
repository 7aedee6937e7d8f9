//! What an exploration finds out.

use std::error::Error;
use std::fmt;

/// What was tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// How many schedules were run, not counting those that only made a story shorter.
    pub schedules: usize,
    /// How many places of all these schedules were passed where threads could have changed.
    pub steps: usize,
    /// True if there are no more schedules: every choice was tried. False if the number of schedules or of
    /// preemptions was limited.
    pub exhausted: bool,
}

/// A schedule that fails.
#[derive(Clone, Debug)]
pub struct Failure {
    /// Its number, counted from 1.
    pub schedule: usize,
    /// What went wrong, in a sentence.
    pub headline: String,
    /// All that there is to say: the headline, what every thread did, and how to replay it.
    pub story: String,
    /// The code of the schedule, for the variable `REPLAY` and for [`Explorer::replay`](super::Explorer::replay).
    pub replay: String,
    /// What was tried until then.
    pub report: Report,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.story)
    }
}

impl Error for Failure {}
