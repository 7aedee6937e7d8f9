use std::fmt;

use crate::ExerciseName;

/// How far an exercise is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The stub is still there.
    NotStarted,
    /// All its tests pass.
    Done,
    /// A test fails.
    Failing {
        /// The first sentence of why.
        why: String,
        /// All that the test says.
        story: String,
        /// Which test.
        test: String,
    },
    /// Its tests fail because of another exercise only.
    Waiting {
        /// Which one.
        exercise: ExerciseName,
        /// Whether that one does not compile; else it is not written yet.
        compiles: bool,
    },
    /// Its tests cannot be built.
    NotCompiling {
        /// The compiler's first sentence, with file and line.
        error: String,
        /// All that the compiler says.
        story: String,
    },
}

impl Standing {
    /// Whether all tests pass.
    pub fn is_done(&self) -> bool {
        *self == Self::Done
    }

    /// At length, what is wrong; nothing if it can be said in a line.
    pub(super) fn story(&self) -> &str {
        match self {
            Self::Failing { story, .. } | Self::NotCompiling { story, .. } => story,
            Self::NotStarted | Self::Done | Self::Waiting { .. } => "",
        }
    }
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotStarted => f.write_str("not started"),
            Self::Done => f.write_str("done"),
            Self::Failing { why, .. } => write!(f, "failing: {why}"),
            Self::Waiting {
                exercise,
                compiles: true,
            } => write!(f, "waits for exercise {exercise}"),
            Self::Waiting { exercise, .. } => {
                write!(f, "waits for exercise {exercise}, which does not compile")
            }
            Self::NotCompiling { error, .. } => write!(f, "does not compile: {error}"),
        }
    }
}
