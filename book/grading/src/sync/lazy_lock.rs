//! `LazyLock`: a value that is made when it is first needed.

use super::OnceLock;
use std::fmt;
use std::ops::Deref;
use std::sync::{Mutex, PoisonError};

/// As in `std`.
pub struct LazyLock<T, F = fn() -> T> {
    value: OnceLock<T>,
    /// Used up by the first thread that needs the value.
    make: Mutex<Option<F>>,
}

impl<T, F: FnOnce() -> T> LazyLock<T, F> {
    /// As in `std`. The story calls it what it is called in the source line of this call.
    #[track_caller]
    pub const fn new(make: F) -> Self {
        LazyLock {
            value: OnceLock::new(),
            make: Mutex::new(Some(make)),
        }
    }

    /// As in `std`.
    pub fn get(this: &Self) -> Option<&T> {
        this.value.get()
    }

    /// As in `std`.
    #[track_caller]
    pub fn force_mut(this: &mut Self) -> &mut T {
        LazyLock::force(this);
        this.value.get_mut().expect("it has just been made")
    }

    /// As in `std`.
    #[track_caller]
    pub fn force(this: &Self) -> &T {
        this.value.get_or_init(|| {
            let make = this
                .make
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .take();
            match make {
                Some(make) => make(),
                None => panic!("LazyLock instance has previously been poisoned"),
            }
        })
    }
}

impl<T, F: FnOnce() -> T> Deref for LazyLock<T, F> {
    type Target = T;

    #[track_caller]
    fn deref(&self) -> &T {
        LazyLock::force(self)
    }
}

impl<T: Default> Default for LazyLock<T> {
    #[track_caller]
    fn default() -> Self {
        LazyLock::new(T::default)
    }
}

impl<T: fmt::Debug, F> fmt::Debug for LazyLock<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tuple = f.debug_tuple("LazyLock");
        match self.value.get() {
            Some(value) => tuple.field(value),
            None => tuple.field(&format_args!("<uninit>")),
        };
        tuple.finish()
    }
}
