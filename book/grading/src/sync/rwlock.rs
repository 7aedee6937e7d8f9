//! `RwLock`: many readers or one writer, and no fairness at all.
//!
//! The standard library promises no order, so in an exploration there is none: whenever the lock is free, any of those
//! who wait may be next, and a reader gets in past a writer that waits. Code that needs an order must see to it itself.

mod guards;

pub use guards::{RwLockReadGuard, RwLockWriteGuard};

use crate::engine::locks::{Access, acquire, try_acquire};
use crate::engine::{Named, Weight, here, telling};
use guards::{read_guard, write_guard};
use std::fmt;
use std::panic::Location;
use std::sync as real;
use std::sync::{LockResult, TryLockError, TryLockResult};

/// As in `std`.
pub struct RwLock<T: ?Sized> {
    named: Named,
    real: real::RwLock<T>,
}

impl<T> RwLock<T> {
    /// As in `std`. The story calls the lock what it is called in the source line of this call.
    #[track_caller]
    pub const fn new(value: T) -> Self {
        RwLock {
            named: Named::new("lock", Location::caller()),
            real: real::RwLock::new(value),
        }
    }

    /// As in `std`.
    pub fn into_inner(self) -> LockResult<T> {
        self.real.into_inner()
    }
}

impl<T: ?Sized> RwLock<T> {
    /// As in `std`.
    #[track_caller]
    pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>> {
        if !here::exploring() {
            return read_guard(self.real.read(), None);
        }
        self.enter(Access::Read);
        read_guard(self.admitted(self.real.try_read()), Some(&self.named))
    }

    /// As in `std`.
    #[track_caller]
    pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>> {
        if !here::exploring() {
            return write_guard(self.real.write(), None);
        }
        self.enter(Access::Write);
        write_guard(self.admitted(self.real.try_write()), Some(&self.named))
    }

    /// As in `std`.
    #[track_caller]
    pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>> {
        if !here::exploring() {
            return Ok(read_guard(unless_blocked(self.real.try_read())?, None)?);
        }
        if !self.try_enter(Access::Read) {
            return Err(TryLockError::WouldBlock);
        }
        Ok(read_guard(
            self.admitted(self.real.try_read()),
            Some(&self.named),
        )?)
    }

    /// As in `std`.
    #[track_caller]
    pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>> {
        if !here::exploring() {
            return Ok(write_guard(unless_blocked(self.real.try_write())?, None)?);
        }
        if !self.try_enter(Access::Write) {
            return Err(TryLockError::WouldBlock);
        }
        Ok(write_guard(
            self.admitted(self.real.try_write()),
            Some(&self.named),
        )?)
    }

    #[track_caller]
    fn enter(&self, access: Access) {
        let at = Location::caller();
        here::point();
        acquire(&self.named, access, at);
        telling::tell(Weight::Full, Some(at), || {
            format!("{} {}", verb(access), self.named.label())
        });
    }

    #[track_caller]
    fn try_enter(&self, access: Access) -> bool {
        let at = Some(Location::caller());
        here::point();
        let entered = try_acquire(&self.named, access);
        telling::tell(Weight::Full, at, || match entered {
            true => format!("{} {}", verb(access), self.named.label()),
            false => format!("tries for {}, in vain", self.named.label()),
        });
        entered
    }

    /// The engine has admitted the thread, so the real lock is free, unless a thread of an earlier schedule was
    /// stopped while it held it.
    fn admitted<G>(&self, result: TryLockResult<G>) -> LockResult<G> {
        match result {
            Ok(guard) => Ok(guard),
            Err(TryLockError::Poisoned(poisoned)) => Err(poisoned),
            Err(TryLockError::WouldBlock) => here::stale(self.named.label()),
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

fn verb(access: Access) -> &'static str {
    match access {
        Access::Read => "read-locks",
        Access::Write => "write-locks",
    }
}

/// A guard, poisoned or not, or the news that there is none.
fn unless_blocked<G, E>(result: TryLockResult<G>) -> Result<LockResult<G>, TryLockError<E>> {
    match result {
        Ok(guard) => Ok(Ok(guard)),
        Err(TryLockError::Poisoned(poisoned)) => Ok(Err(poisoned)),
        Err(TryLockError::WouldBlock) => Err(TryLockError::WouldBlock),
    }
}

impl<T: Default> Default for RwLock<T> {
    #[track_caller]
    fn default() -> Self {
        RwLock::new(T::default())
    }
}

impl<T> From<T> for RwLock<T> {
    #[track_caller]
    fn from(value: T) -> Self {
        RwLock::new(value)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.real.fmt(f)
    }
}
