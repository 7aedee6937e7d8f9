use std::error::Error;
use std::fmt;
use std::hint::black_box;
use std::io;
use std::thread::{self, JoinHandle};

/// The threads of a program, from their start until all of them have ended. Each returns a `T`.
///
/// ```
/// use sleepy_threads::{Crew, announce};
///
/// let mut crew = Crew::new();
/// crew.start("Ken", || announce("was here"))?;
/// crew.join()?;
/// # Ok::<(), sleepy_threads::CrewError>(())
/// ```
#[derive(Debug)]
pub struct Crew<T = ()> {
    /// In the order in which they were started.
    threads: Vec<JoinHandle<T>>,
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
    /// [`CrewError::Refused`] if the system has no room for another thread. Those that were
    /// started before go on; when the program ends, they end with it.
    ///
    /// # Panics
    /// If `name` contains a zero byte, which no system accepts in a thread's name.
    // ANCHOR: start
    pub fn start(
        &mut self,
        name: impl Into<String>,
        run: impl FnOnce() -> T + Send + 'static,
    ) -> Result<(), CrewError> {
        let running = self.threads.len();
        look_for_room()
            .and_then(|()| self.spawn(name.into(), run))
            .map_err(|error| CrewError::Refused { running, error })
    }

    /// Starts a thread called `name` that runs `run`, and keeps its handle, after those of the
    /// threads that were started before. Does not wait for the thread: all of a crew run at the
    /// same time.
    ///
    /// Fails with the system's error if the system refuses the thread.
    fn spawn(&mut self, name: String, run: impl FnOnce() -> T + Send + 'static) -> io::Result<()> {
        // ANCHOR: exercise_1 -- STUB: let _ = (&self.threads, thread::Builder::new(), name, run); todo!("exercise 1: start a thread of that name, and keep its handle")
        let thread = thread::Builder::new().name(name).spawn(run)?;
        self.threads.push(thread);
        Ok(())
        // ANCHOR_END: exercise_1
    }
    // ANCHOR_END: start

    /// Blocks until every thread has ended, however it ends, and returns what they returned, in the
    /// order in which they were started.
    ///
    /// # Errors
    /// [`CrewError::Panicked`] with the names of the threads that ended by a panic, in the order
    /// in which they were started, and the number of all threads. It does not keep the others from
    /// ending in their own time: a panic ends one thread, not the program.
    // ANCHOR: join
    pub fn join(self) -> Result<Vec<T>, CrewError> {
        // ANCHOR: exercise_2 -- STUB: let _ = (self.threads, CrewError::Panicked { names: Vec::new(), started: 0 }); todo!("exercise 2: join every thread, then return what they returned, or the names of those that panicked")
        let started = self.threads.len();
        let mut returned = Vec::new();
        let mut names = Vec::new();
        for thread in self.threads {
            let name = thread.thread().name().unwrap_or("?").to_owned();
            match thread.join() {
                Ok(value) => returned.push(value),
                Err(_) => names.push(name), // its message was printed when it panicked
            }
        }
        if names.is_empty() {
            Ok(returned)
        } else {
            Err(CrewError::Panicked { names, started })
        }
        // ANCHOR_END: exercise_2
    }
    // ANCHOR_END: join
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
