// right: a vector of tuples: the name is kept beside the handle, not asked of the thread
// file: src/crew.rs

use std::error::Error;
use std::fmt;
use std::hint::black_box;
use std::io;
use std::thread::{Builder, JoinHandle};

/// The threads of a program, from their start until all of them have ended. Each returns a `T`.
#[derive(Debug)]
pub struct Crew<T = ()> {
    /// Names and handles, in the order in which the threads were started.
    threads: Vec<(String, JoinHandle<T>)>,
}

impl<T: Send + 'static> Crew<T> {
    /// A crew without threads.
    pub fn new() -> Self {
        Self {
            threads: Vec::new(),
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
        let running = self.threads.len();
        let refused = |error| CrewError::Refused { running, error };
        look_for_room().map_err(refused)?;
        let started = Builder::new().name(name.clone()).spawn(run);
        self.threads.push((name, started.map_err(refused)?));
        Ok(())
    }

    /// Blocks until every thread has ended, and returns what they returned, in the order in which
    /// they were started.
    ///
    /// # Errors
    /// [`CrewError::Panicked`] with the names of the threads that ended by a panic.
    pub fn join(self) -> Result<Vec<T>, CrewError> {
        let started = self.threads.len();
        let ended: Vec<_> = self
            .threads
            .into_iter()
            .map(|(name, thread)| thread.join().map_err(|_| name))
            .collect();
        if ended.iter().all(Result::is_ok) {
            return Ok(ended.into_iter().flatten().collect());
        }
        let names = ended.into_iter().filter_map(Result::err).collect();
        Err(CrewError::Panicked { names, started })
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
