//! Threads whose panic nobody can overlook.

use super::doing;
use super::exit_guard::ExitGuard;
use super::threads::{Membership, watch_of_this_thread};
use super::watch::Watch;
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::thread;

/// The right to wait for a thread's end.
#[derive(Debug)]
pub struct JoinHandle<T> {
    real: thread::JoinHandle<T>,
    ticket: Ticket,
}

impl<T> JoinHandle<T> {
    /// As in `std`. Who joins a thread has seen how it ended: its panic is not raised again at the end of the test.
    pub fn join(self) -> thread::Result<T> {
        self.ticket.join(|| self.real.join())
    }

    /// As in `std`.
    pub fn thread(&self) -> &thread::Thread {
        self.real.thread()
    }

    /// As in `std`.
    pub fn is_finished(&self) -> bool {
        self.real.is_finished()
    }
}

/// Starts a thread of the test. If it panics, the test does, with the same message, even if nobody joins it.
///
/// Outside of [`watch`](super::watch) it is an ordinary thread with a name. Panics if the name contains a zero byte or
/// the thread cannot be started.
pub fn spawn<F, T>(name: impl Into<String>, body: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    let name = name.into();
    let ticket = Ticket::new(&name);
    let body = ticket.watched(body);
    let real = thread::Builder::new().name(name).spawn(body);
    JoinHandle {
        real: real.expect("the thread can be started"),
        ticket,
    }
}

/// Which thread of which test.
#[derive(Clone)]
pub(crate) struct Ticket {
    pub(super) name: String,
    /// Shared by the copies of this ticket, and by nothing else.
    identity: Arc<()>,
    place: Option<(Arc<Watch>, usize)>,
}

impl std::fmt::Debug for Ticket {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.name.fmt(f)
    }
}

impl Ticket {
    pub(crate) fn new(name: &str) -> Self {
        let watch = watch_of_this_thread();
        Ticket {
            name: name.to_string(),
            identity: Arc::new(()),
            place: watch.map(|watch| {
                let number = watch.add_thread(name);
                (watch, number)
            }),
        }
    }

    /// The body of the thread, with all that the watchdog wants to know about it.
    pub(crate) fn watched<F, T>(&self, body: F) -> impl FnOnce() -> T + use<F, T>
    where
        F: FnOnce() -> T,
    {
        let place = self.place.clone();
        move || {
            let Some((watch, number)) = place else {
                return body();
            };
            let membership = Membership::new(&watch, number);
            let exit_guard = ExitGuard::new(&watch.test);
            // What comes out is passed on: nothing of it is used here.
            let result = catch_unwind(AssertUnwindSafe(body));
            drop(exit_guard);
            drop(membership);
            watch.ended(
                number,
                result
                    .as_ref()
                    .err()
                    .map(|payload| message(payload.as_ref())),
            );
            result.unwrap_or_else(|payload| resume_unwind(payload))
        }
    }

    pub(super) fn join<T>(&self, join: impl FnOnce() -> thread::Result<T>) -> thread::Result<T> {
        let result = doing(format!("waits for {} to end", self.name), join);
        self.seen();
        result
    }

    /// Somebody knows how the thread ended.
    pub(crate) fn seen(&self) {
        if let Some((watch, number)) = &self.place {
            watch.seen(*number);
        }
    }

    pub(super) fn is_of_same_thread(&self, other: &Ticket) -> bool {
        Arc::ptr_eq(&self.identity, &other.identity)
    }
}

pub(super) fn message(payload: &(dyn Any + Send)) -> String {
    if let Some(text) = payload.downcast_ref::<&str>() {
        text.to_string()
    } else if let Some(text) = payload.downcast_ref::<String>() {
        text.clone()
    } else {
        "a panic without a message".to_string()
    }
}
