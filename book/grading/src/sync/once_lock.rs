//! `OnceLock`: while one thread makes the value, the others wait.

use super::Mutex;
use crate::engine::here;
use std::fmt;
use std::panic::Location;
use std::sync as real;
use std::sync::PoisonError;

/// As in `std`.
pub struct OnceLock<T> {
    real: real::OnceLock<T>,
    /// Held while the value is made.
    making: Mutex<()>,
}

impl<T> OnceLock<T> {
    /// As in `std`. The story calls it what it is called in the source line of this call.
    #[track_caller]
    pub const fn new() -> Self {
        OnceLock {
            real: real::OnceLock::new(),
            making: Mutex::made_at(Location::caller(), ()),
        }
    }

    /// As in `std`.
    pub fn get(&self) -> Option<&T> {
        here::point();
        self.real.get()
    }

    /// As in `std`.
    pub fn get_mut(&mut self) -> Option<&mut T> {
        self.real.get_mut()
    }

    /// As in `std`.
    #[track_caller]
    pub fn set(&self, value: T) -> Result<(), T> {
        let mut value = Some(value);
        self.get_or_init(|| value.take().expect("it is made at most once"));
        value.map_or(Ok(()), Err)
    }

    /// As in `std`.
    #[track_caller]
    pub fn get_or_init<F>(&self, make: F) -> &T
    where
        F: FnOnce() -> T,
    {
        if !here::exploring() {
            return self.real.get_or_init(make);
        }
        if let Some(value) = self.get() {
            return value;
        }
        // A thread that panicked while it made the value leaves nothing behind: the next one tries again.
        let _making = self.making.lock().unwrap_or_else(PoisonError::into_inner);
        self.real.get_or_init(make)
    }

    /// As in `std`.
    #[track_caller]
    pub fn wait(&self) -> &T {
        if !here::exploring() {
            return self.real.wait();
        }
        let at = Location::caller();
        loop {
            if let Some(value) = self.get() {
                return value;
            }
            self.making
                .block_until_released(at, "waits for the value of");
        }
    }

    /// As in `std`.
    pub fn into_inner(self) -> Option<T> {
        self.real.into_inner()
    }

    /// As in `std`.
    pub fn take(&mut self) -> Option<T> {
        self.real.take()
    }
}

impl<T> Default for OnceLock<T> {
    #[track_caller]
    fn default() -> Self {
        OnceLock::new()
    }
}

impl<T> From<T> for OnceLock<T> {
    #[track_caller]
    fn from(value: T) -> Self {
        OnceLock {
            real: real::OnceLock::from(value),
            making: Mutex::new(()),
        }
    }
}

impl<T: Clone> Clone for OnceLock<T> {
    #[track_caller]
    fn clone(&self) -> Self {
        match self.get() {
            Some(value) => OnceLock::from(value.clone()),
            None => OnceLock::new(),
        }
    }
}

impl<T: PartialEq> PartialEq for OnceLock<T> {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl<T: Eq> Eq for OnceLock<T> {}

impl<T: fmt::Debug> fmt::Debug for OnceLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.real.fmt(f)
    }
}
