//! Handing over the baton.

use super::event::Trouble;
use super::run::{Next, Run};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Nobody holds the baton: the run has not begun, or it is over.
const NOBODY: usize = usize::MAX;

/// What the threads of one run share.
pub(super) struct Baton {
    /// Only touched by the thread that holds the baton, and by the explorer once the run is over.
    run: Mutex<Run>,
    /// The number of the thread that holds it.
    holder: AtomicUsize,
    /// The explorer waits here for the end of the run.
    over: Condvar,
    /// True if somebody will read the story: only then is it written down.
    pub(super) telling: bool,
}

impl Baton {
    pub(super) fn new(run: Run, telling: bool) -> Self {
        Baton {
            run: Mutex::new(run),
            holder: AtomicUsize::new(NOBODY),
            over: Condvar::new(),
            telling,
        }
    }

    /// The run, for one of its threads. If it is over (the explorer lost patience with the thread), the thread
    /// has nothing to do in it any more: never returns.
    pub(super) fn run(&self) -> MutexGuard<'_, Run> {
        let run = self.lock();
        if run.over {
            drop(run);
            stop_for_ever();
        }
        run
    }

    fn lock(&self) -> MutexGuard<'_, Run> {
        // Nothing panics while it holds this lock, except by a mistake of the engine's own.
        self.run.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Blocks until `me` holds the baton.
    pub(super) fn wait_for(&self, me: usize) {
        while self.holder.load(SeqCst) != me {
            std::thread::park();
        }
    }

    /// Gives the baton to the first thread.
    pub(super) fn start(&self) {
        let first = self.run().threads[0].handle.clone();
        self.holder.store(0, SeqCst);
        if let Some(first) = first {
            first.unpark();
        }
    }

    /// Lets whoever is next go on, and returns when it is `me`'s turn again; never, if the run ends before.
    pub(super) fn pass_on(&self, run: MutexGuard<'_, Run>, me: usize, yielding: bool, minor: bool) {
        match self.hand_over(run, me, yielding, minor) {
            Some(next) if next == me => {}
            Some(_) => self.wait_for(me),
            None => stop_for_ever(),
        }
    }

    /// The same for a thread that has finished: returns at once.
    pub(super) fn leave(&self, run: MutexGuard<'_, Run>, me: usize) {
        self.hand_over(run, me, false, false);
    }

    fn hand_over(
        &self,
        mut run: MutexGuard<'_, Run>,
        me: usize,
        yielding: bool,
        minor: bool,
    ) -> Option<usize> {
        match run.next(me, yielding, minor) {
            Next::Thread(next) => {
                let handle = run.threads[next].handle.clone();
                drop(run);
                self.holder.store(next, SeqCst);
                if next != me
                    && let Some(handle) = handle
                {
                    handle.unpark();
                }
                Some(next)
            }
            Next::Nobody => {
                self.say_over(run);
                None
            }
        }
    }

    /// Ends the run; the calling thread is part of it and stops.
    pub(super) fn fail(&self, mut run: MutexGuard<'_, Run>, trouble: Trouble) -> ! {
        run.end(Some(trouble));
        self.say_over(run);
        stop_for_ever()
    }

    fn say_over(&self, run: MutexGuard<'_, Run>) {
        self.holder.store(NOBODY, SeqCst);
        drop(run);
        self.over.notify_all();
    }

    /// For the explorer: blocks until the run is over. A thread that holds the baton and makes no step for
    /// `patience` blocks on something that is not the engine's, or computes for ever: that ends the run too.
    pub(super) fn wait_until_over(&self, patience: Duration) -> MutexGuard<'_, Run> {
        let mut run = self.lock();
        loop {
            let steps = run.steps;
            let same = |run: &mut Run| !run.over && run.steps == steps;
            let (after, waited) = self
                .over
                .wait_timeout_while(run, patience, same)
                .unwrap_or_else(PoisonError::into_inner);
            run = after;
            if run.over {
                return run;
            }
            if waited.timed_out() && run.steps == steps {
                let thread = self.holder.swap(NOBODY, SeqCst);
                run.end(Some(Trouble::Foreign { thread }));
                return run;
            }
        }
    }
}

/// Where the threads of a failed run stay: nothing of the code under test may run any more, not even by unwinding.
/// The few threads that are lost like this cost a test that fails anyway nothing but a little memory.
pub(super) fn stop_for_ever() -> ! {
    loop {
        std::thread::park();
    }
}
