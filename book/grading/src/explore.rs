//! What a test says: explore this scenario, under every schedule.
//!
//! ```no_run
//! # use grading as std;
//! use std::explore::{call, every_schedule, spawn};
//! use std::sync::{Arc, Mutex};
//!
//! every_schedule(|| {
//!     let total = Arc::new(Mutex::new(0));
//!     let adder = spawn("adder", {
//!         let total = Arc::clone(&total);
//!         move || call("add(1)", || *total.lock().unwrap() += 1)
//!     });
//!     call("add(2)", || *total.lock().unwrap() += 2);
//!     adder.join().unwrap();
//!     assert_eq!(*total.lock().unwrap(), 3, "what both added must be there");
//! });
//! ```

mod code;
mod crew;
mod exploration;
mod explorer;
pub(crate) mod free_running;
pub mod graph;
mod headline;
mod outcome;
mod shorten;
pub(crate) mod source;
mod story;

pub use crew::Crew;
pub use explorer::Explorer;
pub use outcome::{Failure, Report};

use crate::engine::{Weight, here, telling};
use crate::thread::{Builder, JoinHandle};
use std::panic::resume_unwind;

/// Runs the scenario under many schedules; panics with the story of the first that fails.
///
/// A schedule fails if the scenario panics, if threads wait and nobody will wake them, if one runs without end, if a
/// thread that nobody joined has panicked, or if threads are left when all is over.
///
/// Everything that the scenario uses must be made inside of it, so that every schedule begins alike.
///
/// Three variables of the environment change what is tried: `REPLAY=x7f3a` (only that schedule, with its story),
/// `SCHEDULES=5000` (so many instead of [`Explorer::SCHEDULES`]), `SEED=2` (other random choices).
///
/// A fourth, `FREE_RUNNING=100`, is for comparison: nothing is explored, the scenario is run a hundred times on ordinary
/// threads. Then [`quiesce`] is a short sleep, a run that takes 2 seconds hangs, and a thread that panicked and that
/// nobody joined makes it fail, as in an exploration.
#[track_caller]
pub fn every_schedule(scenario: impl Fn() + Send + Sync + 'static) {
    if let Some(runs) = free_running::runs() {
        return free_running::run(runs, scenario);
    }
    if let Err(failure) = Explorer::from_environment().check(scenario) {
        eprintln!("\n{}", failure.story);
        // Not `panic!`: the story is all that there is to say, and its place is the line where it went wrong.
        resume_unwind(Box::new(failure.story));
    }
}

/// Starts a thread whose name is in the story. Outside of an exploration, an ordinary thread of that name.
///
/// Panics if the name contains a zero byte or the thread cannot be started.
#[track_caller]
pub fn spawn<F, T>(name: impl Into<String>, body: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let started = Builder::new().name(name.into()).spawn(body);
    started.expect("the thread can be started")
}

/// Does `body`, which the story calls `what`: events inside of it begin with "set_data(1): ", and its end is an event
/// too.
pub fn call<R>(what: impl AsRef<str>, body: impl FnOnce() -> R) -> R {
    let what = what.as_ref();
    telling::enter_call(what);
    let leave = LeavesCall;
    let result = body();
    drop(leave);
    telling::tell(Weight::Full, None, || format!("returns from {what}"));
    result
}

/// Also when `body` panics, so that what comes later is not told as part of the call.
struct LeavesCall;

impl Drop for LeavesCall {
    fn drop(&mut self) {
        telling::leave_call();
    }
}

/// Puts a line into the story: what the calling thread does or knows.
pub fn note(text: impl Into<String>) {
    telling::tell(Weight::Full, None, || text.into());
}

/// A [`Graph`](graph::Graph) of the scenario says at every place what `probe` shows there: what is in a cell, in a few
/// words. `None` means that it cannot be seen at this moment, since somebody is changing it.
///
/// Everything that can change how the schedule goes on must be seen, apart from what is local to a thread. `probe` must
/// not do anything that threads can be interrupted at: neither lock nor read an atomic variable, but `Debug` is allowed.
/// Does nothing while no graph is made.
pub fn show(probe: impl Fn() -> Option<String> + Send + 'static) {
    here::add_probe(probe);
}

/// Blocks until no other thread can run: all have ended, or wait for something. Time does not pass meanwhile: a
/// thread that sleeps still sleeps afterwards. With it a test can say "the second reader is in by now", or "it still
/// waits", without sleeping itself.
///
/// If several threads call it, they go on in the order in which they came. Outside of an exploration it returns at
/// once, or sleeps for 5 milliseconds if threads run freely instead of being explored.
pub fn quiesce() {
    if here::exploring() {
        here::quiesce();
    } else {
        free_running::quiesce();
    }
}

/// True in a thread of a scenario that is being explored.
pub fn in_exploration() -> bool {
    here::exploring()
}
