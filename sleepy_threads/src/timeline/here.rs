//! Which row the current thread writes.

use std::cell::RefCell;
use std::sync::Arc;
use std::thread;

use super::State;
use super::records::Records;
use super::row::{End, Row};

thread_local! {
    /// The row of the current thread, if it is being recorded.
    static HERE: RefCell<Option<Here>> = const { RefCell::new(None) };
}

/// A row, and the recording that it belongs to.
#[derive(Clone, Debug)]
pub(crate) struct Here {
    pub records: Arc<Records>,
    pub row: Arc<Row>,
}

impl Here {
    /// From now on the current thread writes this row, until the [`Visit`] is over.
    pub fn enter(self) -> Visit {
        Visit {
            before: HERE.replace(Some(self)),
        }
    }
}

/// A time in which a thread writes a certain row. Then it writes the one that it wrote before, or
/// none.
#[derive(Debug)]
pub(crate) struct Visit {
    before: Option<Here>,
}

impl Drop for Visit {
    fn drop(&mut self) {
        HERE.set(self.before.take());
    }
}

/// Calls `tell` if the current thread is being recorded; else returns `None`, and has neither locked
/// nor allocated anything.
pub(crate) fn if_recorded<T>(tell: impl FnOnce(&Here) -> T) -> Option<T> {
    // The thread may be so near its end that it has no row any more.
    HERE.try_with(|here| here.borrow().as_ref().map(tell))
        .unwrap_or(None)
}

/// The work of a thread that the current one is about to start, with a row of its own in the
/// picture: from the beginning of `run` to its end, with the thread's name. If the current thread is
/// not being recorded, the new one is not either.
///
/// ```
/// use sleepy_threads::{Crew, announce, timeline};
///
/// let mut crew = Crew::new();
/// crew.start("Ken", timeline::thread(|| announce("was here")))?;
/// crew.join()?;
/// # Ok::<(), sleepy_threads::CrewError>(())
/// ```
///
/// The rows stand in the order in which this is called, and so in the order in which the threads are
/// started.
pub fn thread<T, F: FnOnce() -> T>(run: F) -> impl FnOnce() -> T {
    let here = if_recorded(|here| here.records.new_row()).flatten();
    move || run_in(here, run)
}

/// The recording of a thread, for threads that somebody else starts. Off if that thread is not being
/// recorded.
#[derive(Clone, Debug)]
pub struct Timeline(Option<Arc<Records>>);

impl Timeline {
    /// That of the current thread.
    pub fn of_this_thread() -> Self {
        Self(if_recorded(|here| Arc::clone(&here.records)))
    }

    /// Calls `run`, which is all that the current thread does, and gives it a row for that. The rows
    /// stand in the order in which the threads come here.
    pub fn row<T>(&self, run: impl FnOnce() -> T) -> T {
        run_in(self.0.as_ref().and_then(Records::new_row), run)
    }
}

/// Calls `run` in the current thread, in a row with the thread's name that begins and ends with it.
fn run_in<T>(here: Option<Here>, run: impl FnOnce() -> T) -> T {
    let _ending = here.map(|here| {
        here.row.begin(my_name, State::Running);
        let row = Arc::clone(&here.row);
        (here.enter(), Ending(row))
    });
    run()
}

fn my_name() -> String {
    thread::current().name().unwrap_or("a thread").to_owned()
}

/// Ends a row with its thread, however that ends.
struct Ending(Arc<Row>);

impl Drop for Ending {
    fn drop(&mut self) {
        let panics = thread::panicking();
        self.0.end(End {
            how: if panics { "panics" } else { "ends" },
            well: !panics,
        });
    }
}
