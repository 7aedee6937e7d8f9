//! What is known about one thread of a run.

use super::At;
use std::sync::Arc;
use std::thread::Thread;
use std::time::Duration;

/// What a blocked thread waits for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Key {
    /// A lock, a condition variable, a channel...
    Object(u64),
    /// The end of a thread.
    End(usize),
    /// `unpark` of a thread.
    Unpark(usize),
    /// Nothing but the time.
    Time,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Status {
    Ready,
    Blocked {
        on: Key,
        /// Orders those who wait for the same.
        since: u64,
        /// When the time is up, on the virtual clock.
        until: Option<Duration>,
    },
    /// Waits until no other thread can run.
    Quiet {
        since: u64,
    },
    Finished,
}

/// Why a thread is blocked, in the story's words. Only filled in while a story is told.
#[derive(Clone, Debug)]
pub(crate) struct Reason {
    /// Goes on after the thread's name: "waits on `not_empty`".
    pub(crate) text: String,
    pub(crate) at: Option<At>,
}

#[derive(Clone, Debug)]
pub(crate) struct Panic {
    pub(crate) message: String,
    /// `cell.rs:12`
    pub(crate) place: String,
}

impl Panic {
    /// The message without what every failed `assert_eq!` begins with, if there are words of the test's own.
    pub(crate) fn words(&self) -> &str {
        match self.message.split_once("` failed: ") {
            Some((before, words)) if before.starts_with("assertion `left ") => words,
            _ => &self.message,
        }
    }
}

pub(crate) struct ThreadState {
    pub(crate) name: String,
    pub(crate) status: Status,
    /// Whom to wake to hand over the baton.
    pub(crate) handle: Option<Thread>,
    pub(crate) reason: Option<Reason>,
    pub(crate) timed_out: bool,
    /// Set by `unpark`, used up by `park`.
    pub(crate) unparked: bool,
    /// The last panic that began in this thread, caught or not.
    pub(crate) last_panic: Option<Panic>,
    /// The panic that ended this thread.
    pub(crate) ended_by: Option<Panic>,
    /// Somebody has seen how it ended.
    pub(crate) joined: bool,
    /// The calls that it is in, outermost first, as `explore::call` names them.
    pub(crate) calls: Vec<Arc<str>>,
    /// How often it went on where another thread could have.
    pub(super) turns_in_a_row: usize,
    pub(crate) last_step: usize,
}

impl ThreadState {
    pub(super) fn new(name: String) -> Self {
        ThreadState {
            name,
            status: Status::Ready,
            handle: None,
            reason: None,
            timed_out: false,
            unparked: false,
            last_panic: None,
            ended_by: None,
            joined: false,
            calls: Vec::new(),
            turns_in_a_row: 0,
            last_step: 0,
        }
    }

    /// It has panicked, and nobody has joined it.
    pub(crate) fn ended_unseen(&self) -> bool {
        self.ended_by.is_some() && !self.joined
    }
}
