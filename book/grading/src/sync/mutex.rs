//! `Mutex`: in an exploration the engine decides who has it; the real one inside holds the data and the poison.

use crate::engine::locks::{Access, acquire, release, release_and_tell, try_acquire};
use crate::engine::{At, Named, Weight, here, telling};
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::panic::Location;
use std::sync as real;
use std::sync::{LockResult, PoisonError, TryLockError, TryLockResult};

/// As in `std`.
pub struct Mutex<T: ?Sized> {
    named: Named,
    real: real::Mutex<T>,
}

/// As in `std`.
#[must_use = "if unused the Mutex will immediately unlock"]
pub struct MutexGuard<'a, T: ?Sized> {
    lock: &'a Mutex<T>,
    /// Only `None` while it is being given back.
    real: Option<real::MutexGuard<'a, T>>,
    /// Taken in an exploration: then the engine has to know when it is given back.
    explored: bool,
}

impl<T> Mutex<T> {
    /// As in `std`. The story calls the lock what it is called in the source line of this call.
    #[track_caller]
    pub const fn new(value: T) -> Self {
        Mutex::made_at(Location::caller(), value)
    }

    /// For what contains a lock: the story names it after this place.
    pub(super) const fn made_at(at: At, value: T) -> Self {
        Mutex {
            named: Named::new("lock", at),
            real: real::Mutex::new(value),
        }
    }

    /// As in `std`.
    pub fn into_inner(self) -> LockResult<T> {
        self.real.into_inner()
    }
}

impl<T: ?Sized> Mutex<T> {
    /// As in `std`.
    #[track_caller]
    pub fn lock(&self) -> LockResult<MutexGuard<'_, T>> {
        if !here::exploring() {
            return self.guard(self.real.lock(), false);
        }
        let at = Location::caller();
        here::point();
        self.acquire(at);
        telling::tell(Weight::Full, Some(at), || {
            format!("locks {}", self.named.label())
        });
        self.take_real()
    }

    /// As in `std`.
    #[track_caller]
    pub fn try_lock(&self) -> TryLockResult<MutexGuard<'_, T>> {
        if !here::exploring() {
            return match self.real.try_lock() {
                Ok(guard) => Ok(self.guard(Ok(guard), false)?),
                Err(TryLockError::Poisoned(poisoned)) => Ok(self.guard(Err(poisoned), false)?),
                Err(TryLockError::WouldBlock) => Err(TryLockError::WouldBlock),
            };
        }
        let at = Some(Location::caller());
        here::point();
        if !try_acquire(&self.named, Access::Write) {
            telling::tell(Weight::Full, at, || {
                format!("tries to lock {}, in vain", self.named.label())
            });
            return Err(TryLockError::WouldBlock);
        }
        telling::tell(Weight::Full, at, || format!("locks {}", self.named.label()));
        Ok(self.take_real()?)
    }

    /// Takes the lock, in the engine's books only.
    pub(super) fn acquire(&self, at: At) {
        acquire(&self.named, Access::Write, at);
    }

    /// Takes the real lock after the engine has admitted the thread: it is free, unless a thread of an earlier
    /// schedule was stopped while it held it.
    pub(super) fn take_real(&self) -> LockResult<MutexGuard<'_, T>> {
        match self.real.try_lock() {
            Ok(guard) => self.guard(Ok(guard), true),
            Err(TryLockError::Poisoned(poisoned)) => self.guard(Err(poisoned), true),
            Err(TryLockError::WouldBlock) => here::stale(self.named.label()),
        }
    }

    /// Blocks until somebody gives the lock back. For those who wait for what is done under it.
    pub(super) fn block_until_released(&self, at: At, what: &str) {
        here::block(self.named.key(), None, at, || {
            format!("{what} {}", self.named.label())
        });
    }

    fn guard<'a>(
        &'a self,
        result: LockResult<real::MutexGuard<'a, T>>,
        explored: bool,
    ) -> LockResult<MutexGuard<'a, T>> {
        let with = |real| MutexGuard {
            lock: self,
            real: Some(real),
            explored,
        };
        match result {
            Ok(real) => Ok(with(real)),
            Err(poisoned) => Err(PoisonError::new(with(poisoned.into_inner()))),
        }
    }

    /// As in `std`.
    pub fn is_poisoned(&self) -> bool {
        self.real.is_poisoned()
    }

    /// As in `std`.
    pub fn clear_poison(&self) {
        self.real.clear_poison();
    }

    /// As in `std`.
    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        self.real.get_mut()
    }
}

impl<'a, T: ?Sized> MutexGuard<'a, T> {
    /// For a condition variable outside of an exploration: the lock and the real guard, which is not given back.
    pub(super) fn into_real(mut self) -> (&'a Mutex<T>, Option<real::MutexGuard<'a, T>>) {
        self.explored = false;
        (self.lock, self.real.take())
    }

    pub(super) fn from_real(
        lock: &'a Mutex<T>,
        result: LockResult<real::MutexGuard<'a, T>>,
    ) -> LockResult<MutexGuard<'a, T>> {
        lock.guard(result, false)
    }

    /// For a condition variable in an exploration: gives the lock back without the other threads getting a chance
    /// in between.
    pub(super) fn give_back(self) -> &'a Mutex<T> {
        let (lock, real) = self.into_real();
        drop(real);
        release(&lock.named, Access::Write);
        lock
    }

    pub(super) fn is_explored(&self) -> bool {
        self.explored
    }
}

impl<T: ?Sized> Drop for MutexGuard<'_, T> {
    fn drop(&mut self) {
        if self.explored {
            here::minor_point();
            // First the real one: it decides about poison, and must be free when the next thread is admitted.
            self.real = None;
            release_and_tell(&self.lock.named, Access::Write);
        }
    }
}

impl<T: ?Sized> Deref for MutexGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.real.as_ref().expect("a guard that lives has its lock")
    }
}

impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.real.as_mut().expect("a guard that lives has its lock")
    }
}

impl<T: Default> Default for Mutex<T> {
    #[track_caller]
    fn default() -> Self {
        Mutex::new(T::default())
    }
}

impl<T> From<T> for Mutex<T> {
    #[track_caller]
    fn from(value: T) -> Self {
        Mutex::new(value)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for Mutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.real.fmt(f)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for MutexGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
