//! Scoped threads.

use super::join::{Explored, wait_for_end};
use super::{Builder, Result, Thread};
use crate::engine::{At, here};
use std::collections::VecDeque;
use std::fmt;
use std::panic::{AssertUnwindSafe, Location, catch_unwind, resume_unwind};
use std::sync::{Mutex, PoisonError};
use std::thread as real;

/// As in `std`.
pub struct Scope<'scope, 'env: 'scope> {
    real: &'scope real::Scope<'scope, 'env>,
    /// The numbers of the threads that an exploration has started in this scope.
    started: Mutex<VecDeque<usize>>,
}

impl<'scope, 'env> Scope<'scope, 'env> {
    /// As in `std`.
    #[track_caller]
    pub fn spawn<F, T>(&'scope self, body: F) -> ScopedJoinHandle<'scope, T>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        let started = Builder::new().spawn_scoped(self, body);
        started.expect("failed to spawn thread")
    }

    pub(super) fn real(&self) -> &'scope real::Scope<'scope, 'env> {
        self.real
    }

    pub(super) fn add(&self, number: usize) {
        self.started
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push_back(number);
    }

    /// Blocks until all have ended. True: one that nobody joined has panicked.
    fn wait_for_all(&self, at: At) -> bool {
        let mut unseen_panic = false;
        // A thread of the scope may start another one while this one waits.
        while let Some(number) = self.next() {
            wait_for_end(number, at);
            unseen_panic |= here::ended_unseen(number);
        }
        unseen_panic
    }

    fn next(&self) -> Option<usize> {
        self.started
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop_front()
    }
}

impl fmt::Debug for Scope<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.real.fmt(f)
    }
}

/// As in `std`.
pub struct ScopedJoinHandle<'scope, T>(Kind<'scope, T>);

enum Kind<'scope, T> {
    Real(real::ScopedJoinHandle<'scope, T>, Thread),
    Explored(Explored<T>),
}

impl<'scope, T> ScopedJoinHandle<'scope, T> {
    pub(super) fn real(handle: real::ScopedJoinHandle<'scope, T>) -> Self {
        let thread = Thread::new(handle.thread().clone(), None);
        ScopedJoinHandle(Kind::Real(handle, thread))
    }

    pub(super) fn explored(explored: Explored<T>) -> Self {
        ScopedJoinHandle(Kind::Explored(explored))
    }

    /// As in `std`.
    #[track_caller]
    pub fn join(self) -> Result<T> {
        match self.0 {
            Kind::Real(handle, _) => handle.join(),
            Kind::Explored(explored) => explored.join(Location::caller()),
        }
    }

    /// As in `std`.
    pub fn thread(&self) -> &Thread {
        match &self.0 {
            Kind::Real(_, thread) => thread,
            Kind::Explored(explored) => &explored.thread,
        }
    }

    /// As in `std`.
    pub fn is_finished(&self) -> bool {
        match &self.0 {
            Kind::Real(handle, _) => handle.is_finished(),
            Kind::Explored(explored) => explored.is_finished(),
        }
    }
}

impl<T> fmt::Debug for ScopedJoinHandle<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ScopedJoinHandle").finish_non_exhaustive()
    }
}

/// As in `std`.
#[track_caller]
pub fn scope<'env, F, T>(body: F) -> T
where
    F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T,
{
    let at = Location::caller();
    real::scope(|real| {
        // Threads may hold on to it for as long as the real scope lasts, which is longer than this closure: so it is
        // given away. A few bytes a scope.
        let scope: &_ = Box::leak(Box::new(Scope {
            real,
            started: Mutex::new(VecDeque::new()),
        }));
        if !here::exploring() {
            return body(scope);
        }
        let result = catch_unwind(AssertUnwindSafe(|| body(scope)));
        let unseen_panic = scope.wait_for_all(at);
        match result {
            Err(payload) => resume_unwind(payload),
            Ok(_) if unseen_panic => panic!("a scoped thread panicked"),
            Ok(value) => value,
        }
    })
}
