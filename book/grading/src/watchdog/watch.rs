//! One test that is being watched.

use super::exit_guard::ExitGuard;
use super::report;
use super::threads::{Activity, Membership, watch_of_this_thread};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};
use std::thread;
use std::time::{Duration, Instant};

/// How long a test may go on after one of its threads has panicked without anybody taking notice: this part of its
/// limit, five seconds of a minute.
const PART_AFTER_A_PANIC: u32 = 12;

/// The tests that are being watched now.
static ALL: Mutex<Vec<Weak<Watch>>> = Mutex::new(Vec::new());

pub(super) struct Watch {
    pub(super) test: String,
    pub(super) limit: Duration,
    state: Mutex<State>,
    /// A thread has ended, or the test has. The watching thread and the end of the test wait for it.
    changed: Condvar,
}

#[derive(Default)]
pub(super) struct State {
    /// The test's own thread is number 0.
    pub(super) threads: Vec<Activity>,
    /// What went wrong in a thread, and nobody has looked at it.
    pub(super) troubles: Vec<Unseen>,
    over: bool,
}

#[derive(Clone)]
pub(super) struct Unseen {
    thread: usize,
    pub(super) message: String,
    since: Instant,
}

impl Watch {
    pub(super) fn new(limit: Duration) -> Arc<Self> {
        let test = thread::current().name().unwrap_or("main").to_string();
        let own = Activity::new(test.clone());
        Arc::new(Watch {
            test,
            limit,
            state: Mutex::new(State {
                threads: vec![own],
                ..State::default()
            }),
            changed: Condvar::new(),
        })
    }

    pub(super) fn run<R>(self: Arc<Self>, body: impl FnOnce() -> R) -> R {
        let membership = Membership::new(&self, 0);
        let exit_guard = ExitGuard::new(&self.test);
        all().push(Arc::downgrade(&self));
        let watching = self.watch();
        // Whatever comes out of the body is passed on: nothing of it is used here.
        let result = catch_unwind(AssertUnwindSafe(body));
        if result.is_ok() {
            super::doing(
                "waits for the end of the threads that it has started",
                || self.wait_for_threads(),
            );
        }
        self.state().over = true;
        self.changed.notify_all();
        // It neither panics nor blocks for long from here on.
        let _ = watching.join();
        all().retain(|watch| {
            watch.strong_count() > 0 && !std::ptr::eq(watch.as_ptr(), Arc::as_ptr(&self))
        });
        drop(exit_guard);
        drop(membership);
        match result {
            Ok(value) => {
                self.raise_what_nobody_saw();
                value
            }
            Err(panic) => resume_unwind(panic),
        }
    }

    /// Starts the thread that ends a hang.
    fn watch(self: &Arc<Self>) -> thread::JoinHandle<()> {
        let watch = Arc::clone(self);
        let started = thread::Builder::new()
            .name("watchdog".to_string())
            .spawn(move || watch.wait_for_the_end());
        started.expect("a thread for the watchdog can be started")
    }

    fn wait_for_the_end(&self) {
        let limit = Instant::now() + self.limit;
        let mut state = self.state();
        loop {
            if state.over {
                return;
            }
            let after_panic = state
                .troubles
                .iter()
                .map(|trouble| trouble.since + self.limit / PART_AFTER_A_PANIC)
                .min();
            let deadline = after_panic.map_or(limit, |time| time.min(limit));
            let Some(left) = deadline.checked_duration_since(Instant::now()) else {
                report::tell_and_exit(self, &state);
            };
            let waited = self.changed.wait_timeout(state, left);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn wait_for_threads(&self) {
        let running = |state: &mut State| state.threads[1..].iter().any(|thread| !thread.ended);
        let waited = self.changed.wait_while(self.state(), running);
        drop(waited.unwrap_or_else(PoisonError::into_inner));
    }

    fn raise_what_nobody_saw(&self) {
        let trouble = self.state().troubles.first().cloned();
        if let Some(trouble) = trouble {
            // Not `panic!`: the thread's own panic was told when it happened, and this place is nobody's concern.
            eprintln!("{}", trouble.message);
            resume_unwind(Box::new(trouble.message));
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A new thread of the test; returns its number.
    pub(super) fn add_thread(&self, name: &str) -> usize {
        let mut state = self.state();
        state.threads.push(Activity::new(name.to_string()));
        state.threads.len() - 1
    }

    pub(super) fn change_activity(&self, thread: usize, change: impl FnOnce(&mut Activity)) {
        change(&mut self.state().threads[thread]);
    }

    /// The thread has ended; with this message if it panicked.
    pub(super) fn ended(&self, thread: usize, panic: Option<String>) {
        let mut state = self.state();
        state.threads[thread].ended = true;
        if let Some(message) = panic {
            let name = &state.threads[thread].name;
            let message = format!("thread `{name}` panicked: {message}");
            state.add_trouble(thread, message);
        }
        self.changed.notify_all();
    }

    /// Somebody has looked at how the thread ended.
    pub(super) fn seen(&self, thread: usize) {
        self.state()
            .troubles
            .retain(|trouble| trouble.thread != thread);
    }
}

impl State {
    fn add_trouble(&mut self, thread: usize, message: String) {
        self.troubles.push(Unseen {
            thread,
            message,
            since: Instant::now(),
        });
    }
}

fn all() -> MutexGuard<'static, Vec<Weak<Watch>>> {
    ALL.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The calling thread wants to end the process: that is a failure of the test that it belongs to, or else of all.
pub(super) fn exits(how: &str) {
    let watches = match watch_of_this_thread() {
        Some(watch) => vec![watch],
        None => all().iter().filter_map(Weak::upgrade).collect(),
    };
    if watches.is_empty() {
        return;
    }
    let message =
        format!("the code under test ends the whole process, and the test with it, by {how}");
    for watch in watches {
        // No thread's number: no `join` makes this forgotten.
        watch.state().add_trouble(usize::MAX, message.clone());
        watch.changed.notify_all();
    }
    panic!("{message}");
}
