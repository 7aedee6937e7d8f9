// right: each thread sends its result through a channel, and a panic as well; join sorts them
// file: src/crew.rs

use std::error::Error;
use std::fmt;
use std::hint::black_box;
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};

/// The threads of a program, from their start until all of them have ended. Each returns a `T`.
#[derive(Debug)]
pub struct Crew<T = ()> {
    /// In the order in which they were started.
    threads: Vec<(String, JoinHandle<()>)>,
    /// A clone for each thread. What is sent: the thread's place in `threads`, and what it
    /// returned.
    ended: Sender<(usize, thread::Result<T>)>,
    results: Receiver<(usize, thread::Result<T>)>,
}

impl<T: Send + 'static> Crew<T> {
    /// A crew without threads.
    pub fn new() -> Self {
        let (ended, results) = channel();
        Self {
            threads: Vec::new(),
            ended,
            results,
        }
    }

    /// Starts a thread called `name` that runs `run`, and returns at once.
    ///
    /// # Errors
    /// [`CrewError::Refused`] if the system has no room for another thread.
    pub fn start(
        &mut self,
        name: impl Into<String>,
        run: impl FnOnce() -> T + Send + 'static,
    ) -> Result<(), CrewError> {
        let name = name.into();
        let place = self.threads.len();
        let ended = self.ended.clone();
        let thread = look_for_room()
            .and_then(|()| {
                thread::Builder::new().name(name.clone()).spawn(move || {
                    let result = panic::catch_unwind(AssertUnwindSafe(run));
                    // Nobody receives it if the crew is dropped without being joined.
                    let _ = ended.send((place, result));
                })
            })
            .map_err(|error| CrewError::Refused {
                running: place,
                error,
            })?;
        self.threads.push((name, thread));
        Ok(())
    }

    /// Blocks until every thread has ended, and returns what they returned, in the order in which
    /// they were started.
    ///
    /// # Errors
    /// [`CrewError::Panicked`] with the names of the threads that ended by a panic.
    pub fn join(self) -> Result<Vec<T>, CrewError> {
        let started = self.threads.len();
        drop(self.ended); // so that the results end when the last thread has
        let mut results: Vec<_> = self.results.iter().collect();
        results.sort_by_key(|(place, _)| *place);
        let mut returned = Vec::new();
        let mut names = Vec::new();
        for ((name, thread), (_, result)) in self.threads.into_iter().zip(results) {
            let joined = thread.join().and(result);
            match joined {
                Ok(value) => returned.push(value),
                Err(_) => names.push(name),
            }
        }
        if names.is_empty() {
            Ok(returned)
        } else {
            Err(CrewError::Panicked { names, started })
        }
    }
}

/// So much memory must be free for another thread. It is more than a thread needs, and more than
/// allocators keep for themselves when it is given back.
const ROOM: usize = 40 * 1024 * 1024;

/// Fails if there is no room for another thread.
///
/// `spawn` finds out by itself whether there is room for the thread's stack. But a thread needs a
/// little more before it runs, and if it does not get that, the process aborts: so we look first.
fn look_for_room() -> io::Result<()> {
    let mut room: Vec<u8> = Vec::new();
    room.try_reserve_exact(ROOM)
        .map_err(|_| io::ErrorKind::OutOfMemory)?;
    black_box(&room); // or the compiler may find that nobody needs the memory, and ask for none
    Ok(())
}

impl<T: Send + 'static> Default for Crew<T> {
    fn default() -> Self {
        Self::new()
    }
}

/// What can go wrong with threads as such, whatever they do.
#[derive(Debug)]
pub enum CrewError {
    /// The system refused to start another thread.
    Refused {
        /// How many threads had been started before.
        running: usize,
        /// The system's reason.
        error: io::Error,
    },
    /// Some threads ended by a panic.
    Panicked {
        /// The names of these threads.
        names: Vec<String>,
        /// How many threads there were in all.
        started: usize,
    },
}

impl fmt::Display for CrewError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused { running, error } => write!(
                f,
                "the system refuses to start thread {} ({error}); {running} or fewer would be right",
                running + 1
            ),
            Self::Panicked { names, started } => write!(
                f,
                "{} of {started} threads panicked: {}",
                names.len(),
                names.join(", ")
            ),
        }
    }
}

impl Error for CrewError {}
