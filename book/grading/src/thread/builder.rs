//! Starting threads.

use super::Thread;
use super::join::{Explored, JoinHandle, Slot, as_newcomer};
use super::scope::{Scope, ScopedJoinHandle};
use crate::engine::{At, Weight, here, telling};
use crate::explore::free_running;
use crate::watchdog::Ticket;
use std::io;
use std::panic::Location;
use std::thread as real;

/// As in `std`.
#[track_caller]
pub fn spawn<F, T>(body: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    Builder::new().spawn(body).expect("failed to spawn thread")
}

/// As in `std`. The name is also the thread's name in the story; a thread without one is "thread 2" there.
#[derive(Debug, Default)]
pub struct Builder {
    name: Option<String>,
    stack_size: Option<usize>,
}

impl Builder {
    /// As in `std`.
    pub fn new() -> Self {
        Self::default()
    }

    /// As in `std`.
    pub fn name(mut self, name: String) -> Self {
        self.name = Some(name);
        self
    }

    /// As in `std`.
    pub fn stack_size(mut self, size: usize) -> Self {
        self.stack_size = Some(size);
        self
    }

    /// A thread that is not explored. If it runs freely in a test that could explore it, its end is noted.
    fn spawn_real<F, T>(self, body: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        if !free_running::is_on() {
            return Ok(JoinHandle::real(self.into_real().spawn(body)?, None));
        }
        let ticket = Ticket::new(self.name.as_deref().unwrap_or("a thread without a name"));
        let started = self.into_real().spawn(ticket.watched(body))?;
        Ok(JoinHandle::real(started, Some(ticket)))
    }

    fn into_real(self) -> real::Builder {
        let mut builder = real::Builder::new();
        if let Some(name) = self.name {
            builder = builder.name(name);
        }
        if let Some(size) = self.stack_size {
            builder = builder.stack_size(size);
        }
        builder
    }

    /// As in `std`.
    #[track_caller]
    pub fn spawn<F, T>(self, body: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        if !here::exploring() {
            return self.spawn_real(body);
        }
        let at = Location::caller();
        let newcomer = here::newcomer(self.name.as_deref());
        let number = newcomer.number();
        let slot = Slot::new();
        let started = self
            .into_real()
            .spawn(as_newcomer(newcomer, slot.clone(), body))?;
        let thread = started.thread().clone();
        Ok(JoinHandle::explored(introduce(thread, number, slot, at)))
    }

    /// As in `std`.
    #[track_caller]
    pub fn spawn_scoped<'scope, 'env, F, T>(
        self,
        scope: &'scope Scope<'scope, 'env>,
        body: F,
    ) -> io::Result<ScopedJoinHandle<'scope, T>>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        if !here::exploring() {
            let started = self.into_real().spawn_scoped(scope.real(), body)?;
            return Ok(ScopedJoinHandle::real(started));
        }
        let at = Location::caller();
        let newcomer = here::newcomer(self.name.as_deref());
        let number = newcomer.number();
        let slot = Slot::new();
        let body = as_newcomer(newcomer, slot.clone(), body);
        let started = self.into_real().spawn_scoped(scope.real(), body)?;
        let thread = started.thread().clone();
        scope.add(number);
        Ok(ScopedJoinHandle::explored(introduce(
            thread, number, slot, at,
        )))
    }
}

/// Makes a thread that was just started known to the exploration. It may run from here on.
fn introduce<T>(
    real: real::Thread,
    number: usize,
    slot: std::sync::Arc<Slot<T>>,
    at: At,
) -> Explored<T> {
    here::set_handle(number, &real);
    telling::tell(Weight::Light, Some(at), || {
        format!("starts {}", telling::name_of(number))
    });
    here::point();
    Explored {
        thread: Thread::new(real, Some(number)),
        number,
        slot,
    }
}
