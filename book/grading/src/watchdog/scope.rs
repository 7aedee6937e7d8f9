//! Scoped threads whose panic keeps its message.

use super::join::{Ticket, message};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

/// Starts threads that may borrow from the test.
pub struct Scope<'scope, 'env: 'scope> {
    real: &'scope thread::Scope<'scope, 'env>,
    panics: Panics,
}

/// The right to wait for a scoped thread's end.
pub struct ScopedJoinHandle<'scope, T> {
    real: thread::ScopedJoinHandle<'scope, T>,
    ticket: Ticket,
    panics: Panics,
}

/// The threads of a scope that have panicked and that nobody has joined, with their messages.
#[derive(Clone, Default)]
struct Panics(Arc<Mutex<Vec<(Ticket, String)>>>);

impl Panics {
    fn list(&self) -> MutexGuard<'_, Vec<(Ticket, String)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<'scope> Scope<'scope, '_> {
    /// Starts a thread with a name. Panics if the name contains a zero byte or the thread cannot be started.
    pub fn spawn<F, T>(
        &'scope self,
        name: impl Into<String>,
        body: F,
    ) -> ScopedJoinHandle<'scope, T>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        let name = name.into();
        let ticket = Ticket::new(&name);
        let body = noted(self.panics.clone(), ticket.clone(), ticket.watched(body));
        let real = thread::Builder::new()
            .name(name)
            .spawn_scoped(self.real, body);
        ScopedJoinHandle {
            real: real.expect("the thread can be started"),
            ticket,
            panics: self.panics.clone(),
        }
    }
}

/// The body, with a note of its panic.
fn noted<T>(panics: Panics, ticket: Ticket, body: impl FnOnce() -> T) -> impl FnOnce() -> T {
    move || {
        // What comes out is passed on: nothing of it is used here.
        catch_unwind(AssertUnwindSafe(body)).unwrap_or_else(|payload| {
            let message = format!(
                "thread `{}` panicked: {}",
                ticket.name,
                message(payload.as_ref())
            );
            panics.list().push((ticket, message));
            resume_unwind(payload)
        })
    }
}

impl<T> ScopedJoinHandle<'_, T> {
    /// As in `std`. Who joins a thread has seen how it ended.
    pub fn join(self) -> thread::Result<T> {
        let result = self.ticket.join(|| self.real.join());
        self.panics
            .list()
            .retain(|(other, _)| !other.is_of_same_thread(&self.ticket));
        result
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

/// As `std::thread::scope`: returns when all threads of the scope have ended. If one panicked that nobody has joined,
/// panics with that thread's own message, where `std` says only that some thread did.
pub fn scope<'env, R>(body: impl for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> R) -> R {
    let panics = Panics::default();
    let for_scope = panics.clone();
    let in_scope = || {
        thread::scope(|real| {
            // Threads may hold on to it for as long as the real scope lasts, which is longer than this closure: so it
            // is given away. A few bytes a scope.
            let scope: &_ = Box::leak(Box::new(Scope {
                real,
                panics: for_scope,
            }));
            body(scope)
        })
    };
    // What comes out is passed on: nothing of it is used here.
    let what = "is in a scope, or waits for the end of its threads";
    let result = catch_unwind(AssertUnwindSafe(|| super::doing(what, in_scope)));
    result.unwrap_or_else(|payload| {
        let unseen = std::mem::take(&mut *panics.list());
        unseen.iter().for_each(|(ticket, _)| ticket.seen());
        match unseen.into_iter().next() {
            Some((_, words)) if message(payload.as_ref()) == "a scoped thread panicked" => {
                resume_unwind(Box::new(words))
            }
            _ => resume_unwind(payload),
        }
    })
}
