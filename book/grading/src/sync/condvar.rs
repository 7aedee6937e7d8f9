//! `Condvar`: in an exploration `notify_one` wakes any waiter, and a few waits end for no reason.

use super::MutexGuard;
use super::mutex::Mutex;
use crate::engine::{At, Named, Weight, here, telling};
use crate::time::Instant;
use std::fmt;
use std::panic::Location;
use std::sync as real;
use std::sync::{LockResult, PoisonError};
use std::time::Duration;

/// How often the time of a timed wait is up at once, in per cent: the other threads are slow.
const TIME_OUT_PERCENT: u64 = 15;

/// As in `std`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaitTimeoutResult(bool);

impl WaitTimeoutResult {
    /// As in `std`.
    pub fn timed_out(&self) -> bool {
        self.0
    }
}

/// As in `std`.
pub struct Condvar {
    named: Named,
    real: real::Condvar,
}

impl Condvar {
    /// As in `std`. The story calls it what it is called in the source line of this call.
    #[track_caller]
    pub const fn new() -> Self {
        Condvar {
            named: Named::new("condition", Location::caller()),
            real: real::Condvar::new(),
        }
    }

    /// As in `std`.
    #[track_caller]
    pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {
        self.wait_at(guard, Location::caller())
    }

    /// As in `std`.
    #[track_caller]
    pub fn wait_while<'a, T, F>(
        &self,
        mut guard: MutexGuard<'a, T>,
        mut condition: F,
    ) -> LockResult<MutexGuard<'a, T>>
    where
        F: FnMut(&mut T) -> bool,
    {
        let at = Location::caller();
        while condition(&mut guard) {
            guard = self.wait_at(guard, at)?;
        }
        Ok(guard)
    }

    /// As in `std`; in an exploration the time is virtual.
    #[track_caller]
    pub fn wait_timeout<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        timeout: Duration,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        self.wait_timeout_at(guard, timeout, Location::caller())
    }

    /// As in `std`; in an exploration the time is virtual.
    #[track_caller]
    pub fn wait_timeout_while<'a, T, F>(
        &self,
        mut guard: MutexGuard<'a, T>,
        timeout: Duration,
        mut condition: F,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)>
    where
        F: FnMut(&mut T) -> bool,
    {
        let at = Location::caller();
        let start = Instant::now();
        loop {
            if !condition(&mut guard) {
                return Ok((guard, WaitTimeoutResult(false)));
            }
            let Some(left) = timeout.checked_sub(start.elapsed()) else {
                return Ok((guard, WaitTimeoutResult(true)));
            };
            if left.is_zero() {
                return Ok((guard, WaitTimeoutResult(true)));
            }
            guard = self.wait_timeout_at(guard, left, at)?.0;
        }
    }

    /// As in `std`. In an exploration any of those who wait may be the one.
    #[track_caller]
    pub fn notify_one(&self) {
        if !here::exploring() {
            return self.real.notify_one();
        }
        here::point();
        let woken = here::wake_one(self.named.key());
        self.tell_woken("notify_one", woken.as_slice(), Location::caller());
    }

    /// As in `std`.
    #[track_caller]
    pub fn notify_all(&self) {
        if !here::exploring() {
            return self.real.notify_all();
        }
        here::point();
        let mut woken = here::wake_all(self.named.key());
        woken.sort_unstable(); // All are woken: the order in which they came does not matter.
        self.tell_woken("notify_all", &woken, Location::caller());
    }

    fn tell_woken(&self, how: &str, woken: &[usize], at: At) {
        telling::tell(Weight::Full, Some(at), || {
            let label = self.named.label();
            if woken.is_empty() {
                return format!("{how} on {label}: nobody waits there");
            }
            let names: Vec<String> = woken
                .iter()
                .map(|&thread| telling::name_of(thread))
                .collect();
            format!("{how} on {label}: wakes {}", names.join(", "))
        });
    }

    fn wait_at<'a, T>(&self, guard: MutexGuard<'a, T>, at: At) -> LockResult<MutexGuard<'a, T>> {
        if guard.is_explored() {
            return self.wait_explored(guard, None, at).0;
        }
        let (lock, real) = guard.into_real();
        let real = real.expect("a guard that lives has its lock");
        MutexGuard::from_real(lock, self.real.wait(real))
    }

    fn wait_timeout_at<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        timeout: Duration,
        at: At,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        let (guard, timed_out) = if guard.is_explored() {
            self.wait_explored(guard, Some(timeout), at)
        } else {
            let (lock, real) = guard.into_real();
            let real = real.expect("a guard that lives has its lock");
            let (real, timed_out) = match self.real.wait_timeout(real, timeout) {
                Ok((real, result)) => (Ok(real), result.timed_out()),
                Err(poisoned) => {
                    let (real, result) = poisoned.into_inner();
                    (Err(PoisonError::new(real)), result.timed_out())
                }
            };
            (MutexGuard::from_real(lock, real), timed_out)
        };
        let result = WaitTimeoutResult(timed_out);
        match guard {
            Ok(guard) => Ok((guard, result)),
            Err(poisoned) => Err(PoisonError::new((poisoned.into_inner(), result))),
        }
    }

    /// The second result: the time was up.
    fn wait_explored<'a, T>(
        &self,
        guard: MutexGuard<'a, T>,
        timeout: Option<Duration>,
        at: At,
    ) -> (LockResult<MutexGuard<'a, T>>, bool) {
        here::point();
        telling::tell(Weight::Full, Some(at), || {
            format!("waits on {}", self.named.label())
        });
        let lock: &'a Mutex<T> = guard.give_back();
        let timed_out = self.sleep(timeout, at);
        lock.acquire(at);
        (lock.take_real(), timed_out)
    }

    /// Blocks until somebody notifies, the time is up (then true), or for no reason.
    fn sleep(&self, timeout: Option<Duration>, at: At) -> bool {
        if here::spurious() {
            here::point();
            telling::tell(Weight::Full, None, || {
                "wakes up for no reason (a spurious wake-up)".to_string()
            });
            return false;
        }
        let early = timeout.is_some_and(|timeout| here::time_flies(TIME_OUT_PERCENT, timeout));
        if early {
            here::yield_point();
        }
        let why = || format!("waits on {}", self.named.label());
        let timed_out = early || here::block(self.named.key(), timeout, at, why);
        telling::tell(Weight::Full, None, || match timed_out {
            true => "wakes up because the time is up".to_string(),
            false => format!("wakes up from {}", self.named.label()),
        });
        timed_out
    }
}

impl Default for Condvar {
    #[track_caller]
    fn default() -> Self {
        Condvar::new()
    }
}

impl fmt::Debug for Condvar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.real.fmt(f)
    }
}
