//! The same scenario on threads that run freely, to see what the explorer is better at.

use crate::watchdog::watch_for;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

/// How many runs there are to be, if any.
const VARIABLE: &str = "FREE_RUNNING";

/// A run that takes longer hangs. What a scenario does takes some milliseconds.
const LIMIT: Duration = Duration::from_secs(2);

/// What tests on free-running threads do instead of knowing that nobody else can run: wait, and hope.
const PAUSE: Duration = Duration::from_millis(5);

/// How many tests of this process have their threads run freely at the moment.
static TESTS: AtomicUsize = AtomicUsize::new(0);

/// How often the scenario is to be run on free-running threads, instead of being explored.
///
/// Panics if the variable is set to something that is no number.
pub(super) fn runs() -> Option<u64> {
    super::explorer::number(VARIABLE)
}

/// True while threads run freely: who starts one takes note of how it ends.
pub(crate) fn is_on() -> bool {
    TESTS.load(SeqCst) > 0
}

/// Runs the scenario so often. Panics as it does, or as a thread of it that nobody joined. If it hangs, the process
/// ends with a report of who waits for what.
pub(super) fn run(runs: u64, scenario: impl Fn() + Sync) {
    let _on = On::new();
    for run in 1..=runs {
        if let Err(panic) = on_a_new_thread(|| watch_for(LIMIT, &scenario)) {
            eprintln!("run {run} of {runs} on free-running threads fails");
            resume_unwind(panic);
        }
    }
}

/// Does it as an exploration does each run: on a thread that has the test's name, and no local variables of another run.
fn on_a_new_thread(body: impl FnOnce() + Send) -> thread::Result<()> {
    thread::scope(|scope| {
        let mut builder = thread::Builder::new();
        if let Some(name) = thread::current().name() {
            builder = builder.name(name.to_string());
        }
        let started = builder.spawn_scoped(scope, body);
        started
            .expect("a thread for the scenario can be started")
            .join()
    })
}

/// Gives the others a chance to get as far as they can.
pub(super) fn quiesce() {
    if is_on() {
        thread::sleep(PAUSE);
    }
}

/// While it lives, the threads of a test run freely.
struct On(());

impl On {
    fn new() -> Self {
        TESTS.fetch_add(1, SeqCst);
        On(())
    }
}

impl Drop for On {
    fn drop(&mut self) {
        TESTS.fetch_sub(1, SeqCst);
    }
}
