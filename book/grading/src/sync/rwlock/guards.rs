//! What a thread has while it reads or writes.

use crate::engine::locks::{Access, downgrade, release_and_tell};
use crate::engine::{Named, here};
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync as real;
use std::sync::{LockResult, PoisonError};

/// What is given back when a guard is dropped: the lock of an exploration, or nothing.
type Explored<'a> = Option<&'a Named>;

/// As in `std`.
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockReadGuard<'a, T: ?Sized> {
    /// Only `None` while it is being given back.
    real: Option<real::RwLockReadGuard<'a, T>>,
    explored: Explored<'a>,
}

/// As in `std`.
#[must_use = "if unused the RwLock will immediately unlock"]
pub struct RwLockWriteGuard<'a, T: ?Sized> {
    /// Only `None` while it is being given back.
    real: Option<real::RwLockWriteGuard<'a, T>>,
    explored: Explored<'a>,
}

pub(super) fn read_guard<'a, T: ?Sized>(
    result: LockResult<real::RwLockReadGuard<'a, T>>,
    explored: Explored<'a>,
) -> LockResult<RwLockReadGuard<'a, T>> {
    let with = |real| RwLockReadGuard {
        real: Some(real),
        explored,
    };
    match result {
        Ok(real) => Ok(with(real)),
        Err(poisoned) => Err(PoisonError::new(with(poisoned.into_inner()))),
    }
}

pub(super) fn write_guard<'a, T: ?Sized>(
    result: LockResult<real::RwLockWriteGuard<'a, T>>,
    explored: Explored<'a>,
) -> LockResult<RwLockWriteGuard<'a, T>> {
    let with = |real| RwLockWriteGuard {
        real: Some(real),
        explored,
    };
    match result {
        Ok(real) => Ok(with(real)),
        Err(poisoned) => Err(PoisonError::new(with(poisoned.into_inner()))),
    }
}

impl<T: ?Sized> Drop for RwLockReadGuard<'_, T> {
    fn drop(&mut self) {
        if let Some(named) = self.explored {
            here::minor_point();
            self.real = None;
            release_and_tell(named, Access::Read);
        }
    }
}

impl<T: ?Sized> Drop for RwLockWriteGuard<'_, T> {
    fn drop(&mut self) {
        if let Some(named) = self.explored {
            here::minor_point();
            // First the real one: it decides about poison, and must be free when the next thread is admitted.
            self.real = None;
            release_and_tell(named, Access::Write);
        }
    }
}

impl<'a, T: ?Sized> RwLockWriteGuard<'a, T> {
    /// As in `std`.
    pub fn downgrade(mut guard: Self) -> RwLockReadGuard<'a, T> {
        let explored = guard.explored.take();
        let real = guard.real.take().expect("a guard that lives has its lock");
        if let Some(named) = explored {
            here::minor_point();
            downgrade(named);
        }
        RwLockReadGuard {
            real: Some(real::RwLockWriteGuard::downgrade(real)),
            explored,
        }
    }
}

impl<T: ?Sized> Deref for RwLockReadGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.real.as_ref().expect("a guard that lives has its lock")
    }
}

impl<T: ?Sized> Deref for RwLockWriteGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.real.as_ref().expect("a guard that lives has its lock")
    }
}

impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.real.as_mut().expect("a guard that lives has its lock")
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLockReadGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLockWriteGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
