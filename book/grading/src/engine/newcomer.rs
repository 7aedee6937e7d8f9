//! A thread that joins the run.

use super::baton::Baton;
use super::event::Trouble;
use super::here;
use super::thread_state::{Key, Panic, Status};
use crate::watchdog::ExitGuard;
use std::any::Any;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::thread::{self, Thread};

/// A thread that is known to the run, and has not run yet.
pub(crate) struct Newcomer {
    baton: Arc<Baton>,
    number: usize,
}

impl Newcomer {
    /// `name` is for the story only.
    pub(super) fn new(baton: &Arc<Baton>, name: Option<&str>) -> Self {
        let mut run = baton.run();
        let name = match name {
            Some(name) => name.to_string(),
            None => format!("thread {}", run.threads.len()),
        };
        let number = run.add_thread(name);
        drop(run);
        Newcomer {
            baton: Arc::clone(baton),
            number,
        }
    }

    pub(crate) fn number(&self) -> usize {
        self.number
    }

    /// Runs `body` as this thread of the run, when it has the baton, and puts its result where `keep` does.
    pub(crate) fn run<T>(self, body: impl FnOnce() -> T, keep: impl FnOnce(thread::Result<T>)) {
        let _exit_guard = ExitGuard::new("a test that explores schedules");
        here::enter(Arc::clone(&self.baton), self.number);
        self.baton.wait_for(self.number);
        let result = panic::catch_unwind(AssertUnwindSafe(body));
        let panicked = result
            .as_ref()
            .err()
            .map(|payload| self.what_happened(payload.as_ref()));
        keep(result);
        self.finish(panicked);
    }

    fn finish(&self, panicked: Option<Panic>) {
        let mut run = self.baton.run();
        let the_scenario_itself = self.number == 0;
        let failed = panicked.is_some();
        let thread = &mut run.threads[self.number];
        thread.status = Status::Finished;
        thread.ended_by = panicked;
        if failed && the_scenario_itself {
            self.baton.fail(run, Trouble::Panicked { thread: 0 });
        }
        for waiting in run.waiting_for(Key::End(self.number)) {
            run.wake(waiting);
        }
        here::exit();
        self.baton.leave(run, self.number);
    }

    /// The hook has seen the panic, unless it was raised again with `resume_unwind` or the hook was replaced.
    fn what_happened(&self, payload: &(dyn Any + Send)) -> Panic {
        let seen = self.baton.run().threads[self.number].last_panic.clone();
        let message = payload
            .downcast_ref::<&str>()
            .map(|text| text.to_string())
            .or_else(|| payload.downcast_ref::<String>().cloned());
        match (seen, message) {
            (Some(seen), None) => seen,
            (Some(seen), Some(message)) if seen.message == message => seen,
            (_, message) => Panic {
                message: message.unwrap_or_else(|| "a panic without a message".to_string()),
                place: String::new(),
            },
        }
    }
}

/// Tells the run whom to wake when the thread gets the baton. To be called before the spawning thread gives it away.
pub(super) fn set_handle(baton: &Baton, number: usize, handle: &Thread) {
    baton.run().threads[number].handle = Some(handle.clone());
}
