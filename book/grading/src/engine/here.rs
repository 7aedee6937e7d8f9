//! What a stand-in calls, from a thread of the code under test. Outside of an exploration most of it does nothing.

use super::baton::Baton;
use super::event::Trouble;
use super::newcomer::{self, Newcomer};
use super::record::Kind;
use super::run::Run;
use super::thread_state::{Key, Reason, Status};
use super::{At, named::place};
use std::cell::RefCell;
use std::sync::Arc;
use std::thread::Thread;
use std::time::Duration;

/// How often a wait ends for no reason, or early, in per cent. The number of times in a run is limited besides.
const SPURIOUS_PERCENT: u64 = 15;

struct Place {
    baton: Arc<Baton>,
    me: usize,
}

thread_local! {
    /// Which run this thread belongs to, and its number in it.
    static HERE: RefCell<Option<Place>> = const { RefCell::new(None) };
}

pub(super) fn enter(baton: Arc<Baton>, me: usize) {
    HERE.with_borrow_mut(|here| *here = Some(Place { baton, me }));
}

pub(super) fn exit() {
    HERE.with_borrow_mut(|here| *here = None);
}

/// Does something with the run that this thread belongs to, if it belongs to one.
pub(super) fn with<R>(action: impl FnOnce(&Baton, usize) -> R) -> Option<R> {
    let of_this_thread = |here: &RefCell<Option<Place>>| {
        let here = here.try_borrow().ok()?;
        let place = here.as_ref()?;
        Some(action(&place.baton, place.me))
    };
    // A destructor of a thread-local value may run after HERE is gone: then the thread is out of the run.
    HERE.try_with(of_this_thread).ok().flatten()
}

/// The same for what only happens in a run.
pub(super) fn in_run<R>(action: impl FnOnce(&Baton, usize) -> R) -> R {
    with(action).expect("something made inside an exploration is waited for outside of it")
}

/// True in a thread of a scenario that is being explored.
pub(crate) fn exploring() -> bool {
    with(|_, _| ()).is_some()
}

/// True in such a thread if somebody will read the story.
pub(super) fn telling() -> bool {
    with(|baton, _| baton.telling).unwrap_or_default()
}

/// The calling thread is about to start others. From now on nobody chooses who runs, until the calling thread waits
/// and each of the others stands before its first step.
pub(crate) fn start_together() {
    with(|baton, me| {
        let mut run = baton.run();
        run.starter = Some(me);
        if let Some(record) = &mut run.record {
            record.moments.clear(); // It is about what they do together, not about how the stage was set.
        }
    });
}

/// If there is a record, `probe` is asked at every place.
pub(crate) fn add_probe(probe: impl Fn() -> Option<String> + Send + 'static) {
    with(|baton, _| {
        if let Some(record) = &mut baton.run().record {
            record.probes.push(Box::new(probe));
        }
    });
}

/// The number of the calling thread.
pub(crate) fn me() -> usize {
    in_run(|_, me| me)
}

/// A place where another thread may run.
pub(crate) fn point() {
    with(|baton, me| baton.pass_on(baton.run(), me, false, false));
}

/// The same, where it seldom matters: before a lock is released.
pub(crate) fn minor_point() {
    with(|baton, me| baton.pass_on(baton.run(), me, false, true));
}

/// The same, and the caller would rather have others run.
pub(crate) fn yield_point() {
    with(|baton, me| baton.pass_on(baton.run(), me, true, false));
}

/// Blocks until somebody wakes `key`, or until `timeout` has passed: then returns true.
pub(crate) fn block(
    key: Key,
    timeout: Option<Duration>,
    at: At,
    why: impl FnOnce() -> String,
) -> bool {
    in_run(|baton, me| {
        let reason = baton.telling.then(|| Reason {
            text: why(),
            at: Some(at),
        });
        let mut run = baton.run();
        let since = run.moment();
        let until = timeout.map(|timeout| run.clock.saturating_add(timeout));
        let thread = &mut run.threads[me];
        thread.status = Status::Blocked {
            on: key,
            since,
            until,
        };
        thread.reason = reason;
        thread.timed_out = false;
        baton.pass_on(run, me, false, false);
        let mut run = baton.run();
        let thread = &mut run.threads[me];
        thread.reason = None;
        thread.timed_out
    })
}

/// Wakes all that wait for `key`; returns who they are.
pub(crate) fn wake_all(key: Key) -> Vec<usize> {
    with_run(|run, _| {
        let woken = run.waiting_for(key);
        for &thread in &woken {
            run.wake(thread);
        }
        woken
    })
}

/// Wakes one that waits for `key`, any of them; returns who it is.
pub(crate) fn wake_one(key: Key) -> Option<usize> {
    with_run(|run, _| {
        let waiting = run.waiting_for(key);
        if waiting.is_empty() {
            return None;
        }
        let taken = run.among(waiting.len());
        run.record_choice(Kind::Among, &waiting, taken);
        let chosen = waiting[taken];
        run.wake(chosen);
        Some(chosen)
    })
}

/// Blocks until no other thread can run.
pub(crate) fn quiesce() {
    with(|baton, me| {
        let mut run = baton.run();
        let since = run.moment();
        run.threads[me].status = Status::Quiet { since };
        baton.pass_on(run, me, false, false);
    });
}

/// Whether a wait ends for no reason, here and now.
pub(crate) fn spurious() -> bool {
    in_run(|baton, _| {
        let mut run = baton.run();
        if run.spurious_left == 0 || !run.unusual(SPURIOUS_PERCENT) {
            return false;
        }
        run.spurious_left -= 1;
        true
    })
}

/// Whether `duration` passes here and now, because the other threads are slow.
pub(crate) fn time_flies(percent: u64, duration: Duration) -> bool {
    in_run(|baton, _| {
        let mut run = baton.run();
        let flies = run.unusual(percent);
        if flies {
            let later = run.clock.saturating_add(duration);
            run.advance_clock(later);
        }
        flies
    })
}

/// The virtual time since the run began.
pub(crate) fn clock() -> Duration {
    in_run(|baton, _| baton.run().clock)
}

/// Ends the run: the code under test wants to end the process.
pub(crate) fn exits(how: &str, at: At) {
    with(|baton, me| {
        let how = format!("{how} ({})", place(at));
        baton.fail(baton.run(), Trouble::Exits { thread: me, how })
    });
}

/// Ends the run: what it needs is held by a thread of another run.
pub(crate) fn stale(what: String) -> ! {
    in_run(|baton, _| baton.fail(baton.run(), Trouble::Stale { what }))
}

/// A new thread for this run; `name` is for the story.
pub(crate) fn newcomer(name: Option<&str>) -> Newcomer {
    with_arc(|baton| Newcomer::new(baton, name))
}

/// See [`newcomer::set_handle`].
pub(crate) fn set_handle(thread: usize, handle: &Thread) {
    in_run(|baton, _| newcomer::set_handle(baton, thread, handle));
}

fn with_arc<R>(action: impl FnOnce(&Arc<Baton>) -> R) -> R {
    HERE.with_borrow(|here| {
        let place = here.as_ref().expect("only called while exploring");
        action(&place.baton)
    })
}

pub(crate) fn is_finished(thread: usize) -> bool {
    in_run(|baton, _| baton.run().threads[thread].status == Status::Finished)
}

/// Somebody looks at how the thread ended.
pub(crate) fn mark_joined(thread: usize) {
    in_run(|baton, _| baton.run().threads[thread].joined = true);
}

/// The thread has panicked, and nobody has joined it. From now on somebody knows.
pub(crate) fn ended_unseen(thread: usize) -> bool {
    with_run(|run, _| {
        let thread = &mut run.threads[thread];
        let unseen = thread.ended_unseen();
        thread.joined = true;
        unseen
    })
}

/// Gives a thread its permit to leave `park`, and wakes it.
pub(crate) fn unpark(thread: usize) {
    in_run(|baton, _| baton.run().threads[thread].unparked = true);
    wake_all(Key::Unpark(thread));
}

/// Uses up the calling thread's permit, if it has one.
pub(crate) fn take_permit() -> bool {
    in_run(|baton, me| std::mem::take(&mut baton.run().threads[me].unparked))
}

/// For the rules about locks.
pub(super) fn with_run<R>(action: impl FnOnce(&mut Run, usize) -> R) -> R {
    in_run(|baton, me| action(&mut baton.run(), me))
}
