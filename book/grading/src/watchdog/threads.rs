//! Who does what, and for how long.

use super::watch::Watch;
use std::cell::RefCell;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};
use std::time::Instant;

/// What is known of a thread.
#[derive(Clone, Debug)]
pub(super) struct Activity {
    pub(super) name: String,
    /// What it does and since when, the innermost last.
    pub(super) doing: Vec<(String, Instant)>,
    pub(super) ended: bool,
}

impl Activity {
    pub(super) fn new(name: String) -> Self {
        Activity {
            name,
            doing: Vec::new(),
            ended: false,
        }
    }
}

thread_local! {
    /// The test that this thread belongs to, and its number there.
    static WATCHED: RefCell<Option<(Arc<Watch>, usize)>> = const { RefCell::new(None) };
}

/// Threads that say what they do but belong to no test: those that the test has started by other means.
static OTHERS: Mutex<Vec<(ThreadId, Activity)>> = Mutex::new(Vec::new());

fn others() -> MutexGuard<'static, Vec<(ThreadId, Activity)>> {
    OTHERS.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(super) fn those_of_no_test() -> Vec<Activity> {
    others()
        .iter()
        .map(|(_, activity)| activity.clone())
        .collect()
}

/// The test that the calling thread belongs to.
pub(super) fn watch_of_this_thread() -> Option<Arc<Watch>> {
    WATCHED.with_borrow(|watched| watched.as_ref().map(|(watch, _)| Arc::clone(watch)))
}

/// While it lives, the calling thread is number `number` of the test.
pub(super) struct Membership {
    before: Option<(Arc<Watch>, usize)>,
}

impl Membership {
    pub(super) fn new(watch: &Arc<Watch>, number: usize) -> Self {
        let new = Some((Arc::clone(watch), number));
        Membership {
            before: WATCHED.replace(new),
        }
    }
}

impl Drop for Membership {
    fn drop(&mut self) {
        WATCHED.set(self.before.take());
    }
}

pub(super) fn doing<R>(what: String, body: impl FnOnce() -> R) -> R {
    let started = (what, Instant::now());
    change_activity(|activity| activity.doing.push(started));
    let _done = Done;
    body()
}

/// Also when the body panics.
struct Done;

impl Drop for Done {
    fn drop(&mut self) {
        change_activity(|activity| {
            activity.doing.pop();
        });
        let me = thread::current().id();
        others().retain(|(thread, activity)| *thread != me || !activity.doing.is_empty());
    }
}

fn change_activity(change: impl FnOnce(&mut Activity)) {
    WATCHED.with_borrow(|watched| match watched {
        Some((watch, number)) => watch.change_activity(*number, change),
        None => change(of_stranger(&mut others())),
    });
}

fn of_stranger(others: &mut Vec<(ThreadId, Activity)>) -> &mut Activity {
    let thread = thread::current();
    let me = thread.id();
    let index = others.iter().position(|(other, _)| *other == me);
    let index = index.unwrap_or_else(|| {
        let name = thread
            .name()
            .map(str::to_string)
            .unwrap_or_else(|| format!("{me:?}"));
        others.push((me, Activity::new(name)));
        others.len() - 1
    });
    &mut others[index].1
}
