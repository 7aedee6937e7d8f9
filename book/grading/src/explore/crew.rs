//! Threads that begin together.

use super::{quiesce, spawn};
use crate::engine::here;
use crate::thread::JoinHandle;

type Body<T> = Box<dyn FnOnce() -> T + Send>;

/// Threads that begin together: each stands before its first step when the first choice is made. So a schedule says
/// nothing of how they were started, and all of it is about what they do.
///
/// ```no_run
/// # use grading as std;
/// use std::explore::Crew;
/// use std::sync::{Arc, Mutex};
///
/// let total = Arc::new(Mutex::new(0));
/// let other = Arc::clone(&total);
/// Crew::new()
///     .with("adder", move || *total.lock().unwrap() += 1)
///     .with("doubler", move || *other.lock().unwrap() *= 2)
///     .run();
/// ```
#[must_use = "the threads only start when it is told to `run`"]
pub struct Crew<T> {
    threads: Vec<(String, Body<T>)>,
}

impl<T: Send + 'static> Crew<T> {
    /// Nobody yet.
    pub fn new() -> Self {
        Crew {
            threads: Vec::new(),
        }
    }

    /// One more thread; its name is in the story.
    pub fn with(
        mut self,
        name: impl Into<String>,
        body: impl FnOnce() -> T + Send + 'static,
    ) -> Self {
        self.threads.push((name.into(), Box::new(body)));
        self
    }

    /// Starts the threads, and returns what they return, in their order, when all have ended. Outside of an exploration
    /// they are ordinary threads.
    ///
    /// Panics if one of them does, or cannot be started.
    #[track_caller]
    pub fn run(self) -> Vec<T> {
        here::start_together();
        let started = self.threads.into_iter();
        let started: Vec<JoinHandle<T>> = started.map(|(name, body)| spawn(name, body)).collect();
        quiesce();
        // A story that fails here is told from the thread that panicked.
        let ended = started.into_iter().map(|thread| thread.join().unwrap());
        ended.collect()
    }
}

impl<T: Send + 'static> Default for Crew<T> {
    fn default() -> Self {
        Self::new()
    }
}
