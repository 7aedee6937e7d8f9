//! For tests whose threads run freely: a test that hangs ends with a sentence that says who waits for what.
//!
//! ```
//! use grading::watchdog::{doing, spawn, watch};
//! use std::sync::mpsc;
//!
//! watch(|| {
//!     let (sender, receiver) = mpsc::channel();
//!     let producer = spawn("producer", move || doing("sends the item", || sender.send(1).unwrap()));
//!     assert_eq!(doing("waits for the item", || receiver.recv()), Ok(1));
//!     producer.join().unwrap();
//! });
//! ```
//!
//! libtest has no time limit, takes no notice of a panic in a thread that nobody joins, and calls the whole run good if
//! the code under test ends the process with `exit(0)`. Inside [`watch`] each of these is a failure.
//!
//! What remains possible: code under test that ends the process from a thread that was started neither here nor by
//! the test's own thread, with the real `std::process::exit` and status 0. Then libtest does not get to say that the
//! test passed. A grader that believes only a test that says itself that it passed is not taken in.

mod exit_guard;
mod join;
mod report;
mod scope;
mod threads;
mod watch;

pub(crate) use exit_guard::ExitGuard;
pub(crate) use join::Ticket;
pub use join::{JoinHandle, spawn};
pub use scope::{Scope, ScopedJoinHandle, scope};

use std::time::Duration;
use watch::Watch;

/// How long a test may take unless told otherwise. Long, since the machine may be slow and busy; only a test that
/// hangs ever waits so long.
pub const LIMIT: Duration = Duration::from_secs(60);

/// Runs the body of a test, in the calling thread, and returns what it returns.
///
/// Then waits for all threads that were started with [`spawn`]. If one of them panicked and nobody looked at the
/// result of its `join`, panics with the message of that thread.
///
/// If all this takes longer than [`LIMIT`], writes to standard error who waits for what and ends the process with a
/// failure status: there is no other way to stop threads. The same happens a few seconds after a thread has panicked,
/// if the body does not end because of that.
pub fn watch<R>(body: impl FnOnce() -> R) -> R {
    watch_for(LIMIT, body)
}

/// The same with another limit.
pub fn watch_for<R>(limit: Duration, body: impl FnOnce() -> R) -> R {
    Watch::new(limit).run(body)
}

/// Does `body`, and calls it `what` in the report of a hang: "consumer: waits in get_data(), for 60 s". Of several
/// inside of each other the innermost is named.
pub fn doing<R>(what: impl Into<String>, body: impl FnOnce() -> R) -> R {
    threads::doing(what.into(), body)
}

/// The code under test wants to end the process. Returns if no test is being watched.
pub(crate) fn exits(how: &str) {
    watch::exits(how);
}
