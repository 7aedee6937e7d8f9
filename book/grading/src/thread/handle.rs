//! `Thread`: whom to unpark.

use super::ThreadId;
use crate::engine::{Weight, here, telling};
use std::panic::Location;
use std::thread as real;

/// As in `std`.
#[derive(Clone, Debug)]
pub struct Thread {
    real: real::Thread,
    /// Its number in the exploration that it belongs to, if any.
    number: Option<usize>,
}

impl Thread {
    pub(super) fn new(real: real::Thread, number: Option<usize>) -> Self {
        Thread { real, number }
    }

    /// As in `std`.
    pub fn id(&self) -> ThreadId {
        self.real.id()
    }

    /// As in `std`.
    pub fn name(&self) -> Option<&str> {
        self.real.name()
    }

    /// As in `std`.
    #[track_caller]
    pub fn unpark(&self) {
        match self.number {
            Some(number) if here::exploring() => {
                let at = Some(Location::caller());
                here::point();
                telling::tell(Weight::Full, at, || {
                    format!("unparks {}", telling::name_of(number))
                });
                here::unpark(number);
            }
            _ => self.real.unpark(),
        }
    }
}

/// As in `std`.
pub fn current() -> Thread {
    let number = here::exploring().then(here::me);
    Thread::new(real::current(), number)
}
