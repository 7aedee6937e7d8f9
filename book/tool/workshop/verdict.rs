use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// What came of a test.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Verdict {
    /// The test said so itself, and ended normally.
    Passed,
    /// It came to the stub of an exercise that nobody has written yet.
    NotStarted {
        /// What the stub says: `exercise 1: wait until the cell is empty`, say.
        stub: String,
    },
    /// It failed.
    Failed {
        /// The first sentence of why: the story's headline, or the assertion's message.
        sentence: String,
    },
    /// It was ended because it ran for so long, or its watchdog ended it.
    Hung {
        /// What the watchdog said: who waits for what; else how long it ran.
        sentence: String,
    },
    /// Its process ended before the test was over.
    Ended {
        /// With which status or signal, and why if that is known.
        how: String,
    },
    /// It was ended because it printed so much.
    TooMuchOutput {
        /// The limit, in bytes.
        limit: u64,
    },
    /// There is no test program.
    DoesNotCompile {
        /// The compiler's first error, with file and line.
        error: String,
    },
}

impl Verdict {
    /// Whether it counts.
    pub fn passed(&self) -> bool {
        *self == Self::Passed
    }

    pub(super) fn hung_for(limit: Duration) -> Self {
        Self::Hung {
            sentence: format!("has not ended after {} s", limit.as_secs()),
        }
    }
}

/// In a sentence.
impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Passed => f.write_str("passed"),
            Self::NotStarted { stub } => write!(f, "not started: {stub}"),
            Self::Failed { sentence } => f.write_str(sentence),
            Self::Hung { sentence } => write!(f, "hangs: {sentence}"),
            Self::Ended { how } => f.write_str(how),
            Self::TooMuchOutput { limit } => {
                write!(f, "prints more than {} MiB", limit / (1024 * 1024))
            }
            Self::DoesNotCompile { error } => write!(f, "does not compile: {error}"),
        }
    }
}
