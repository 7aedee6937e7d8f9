//! What happens in a run, for the story.

use super::At;
use std::sync::Arc;

/// How much an event matters to the reader of the story.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Weight {
    Full,
    /// An operation on an atomic variable: left out where it is the test's own bookkeeping.
    Atomic,
    /// Starting and joining: alone, these are not worth a column.
    Light,
}

#[derive(Clone, Debug)]
pub(crate) struct Event {
    pub(crate) thread: usize,
    /// The call that it happened in.
    pub(crate) call: Option<Arc<str>>,
    pub(crate) text: String,
    pub(crate) at: Option<At>,
    pub(crate) weight: Weight,
}

/// What went wrong in a run.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Trouble {
    /// No thread can go on.
    Stuck,
    /// The scenario is over, but not all of its threads.
    LeftBehind,
    /// More steps than allowed.
    Endless,
    /// The scenario itself panicked, or a thread whose end nobody looked at.
    Panicked { thread: usize },
    /// A destructor of the thread has panicked while another panic unwound its stack. Rust is about to end the
    /// process; the thread is held back in the panic hook, and cannot be let go any more.
    PanickedTwice { thread: usize },
    /// The thread holds the baton and does not come back.
    Foreign { thread: usize },
    /// The code under test ends the process.
    Exits { thread: usize, how: String },
    /// A lock is still held by a thread of an earlier run.
    Stale { what: String },
}
