//! `JoinHandle`, and what joining is in an exploration.

use super::{Result, Thread};
use crate::engine::{At, Key, Newcomer, Weight, here, telling};
use crate::watchdog::Ticket;
use std::fmt;
use std::panic::Location;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread as real;

/// As in `std`.
pub struct JoinHandle<T>(Kind<T>);

enum Kind<T> {
    Real(real::JoinHandle<T>, Thread, Option<Ticket>),
    Explored(Explored<T>),
}

impl<T> JoinHandle<T> {
    /// With the ticket of a watched thread.
    pub(super) fn real(handle: real::JoinHandle<T>, ticket: Option<Ticket>) -> Self {
        let thread = Thread::new(handle.thread().clone(), None);
        JoinHandle(Kind::Real(handle, thread, ticket))
    }

    pub(super) fn explored(explored: Explored<T>) -> Self {
        JoinHandle(Kind::Explored(explored))
    }

    /// As in `std`. In an exploration a thread that panicked, and that nobody joins, makes the schedule fail.
    #[track_caller]
    pub fn join(self) -> Result<T> {
        match self.0 {
            Kind::Real(handle, _, ticket) => {
                let result = handle.join();
                if let Some(ticket) = ticket {
                    ticket.seen();
                }
                result
            }
            Kind::Explored(explored) => explored.join(Location::caller()),
        }
    }

    /// As in `std`.
    pub fn thread(&self) -> &Thread {
        match &self.0 {
            Kind::Real(_, thread, _) => thread,
            Kind::Explored(explored) => &explored.thread,
        }
    }

    /// As in `std`.
    pub fn is_finished(&self) -> bool {
        match &self.0 {
            Kind::Real(handle, _, _) => handle.is_finished(),
            Kind::Explored(explored) => explored.is_finished(),
        }
    }
}

impl<T> fmt::Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JoinHandle").finish_non_exhaustive()
    }
}

/// Where a thread of an exploration puts its result.
pub(super) struct Slot<T>(Mutex<Option<Result<T>>>);

impl<T> Slot<T> {
    pub(super) fn new() -> Arc<Self> {
        Arc::new(Slot(Mutex::new(None)))
    }

    fn put(&self, result: Result<T>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
    }

    fn take(&self) -> Option<Result<T>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// Turns `body` into what a real thread has to do as `newcomer`.
pub(super) fn as_newcomer<F, T>(newcomer: Newcomer, slot: Arc<Slot<T>>, body: F) -> impl FnOnce()
where
    F: FnOnce() -> T,
{
    // The slot moves into the closure and is dropped there: if nobody will join, the result is dropped in the thread
    // that made it, while it is still part of the exploration.
    move || newcomer.run(body, move |result| slot.put(result))
}

/// A thread of an exploration, as its starter sees it.
pub(super) struct Explored<T> {
    pub(super) thread: Thread,
    pub(super) number: usize,
    pub(super) slot: Arc<Slot<T>>,
}

impl<T> Explored<T> {
    pub(super) fn join(self, at: At) -> Result<T> {
        if here::exploring() {
            wait_for_end(self.number, at);
            here::mark_joined(self.number);
        }
        self.slot
            .take()
            .expect("a thread of an exploration is joined inside of it")
    }

    pub(super) fn is_finished(&self) -> bool {
        here::point();
        here::is_finished(self.number)
    }
}

/// Blocks until the thread has ended.
pub(super) fn wait_for_end(thread: usize, at: At) {
    here::point();
    let why = || format!("waits for {} to end", telling::name_of(thread));
    if !here::is_finished(thread) {
        telling::tell(Weight::Light, Some(at), why);
        while !here::is_finished(thread) {
            here::block(Key::End(thread), None, at, why);
        }
    }
}
