//! `std::time`, with a clock that the explorer drives.

pub use ::std::time::*;

use crate::engine::here;
use ::std::ops::{Add, AddAssign, Sub, SubAssign};
use ::std::sync::OnceLock;
use ::std::time::Instant as Real;

/// As in `std`. In an exploration time passes only while threads wait for it: an hour's sleep takes no time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(Real);

impl Instant {
    /// As in `std`.
    pub fn now() -> Instant {
        /// What the virtual clock counts from.
        static START: OnceLock<Real> = OnceLock::new();
        if here::exploring() {
            let start = START.get_or_init(Real::now);
            Instant(*start + here::clock())
        } else {
            Instant(Real::now())
        }
    }

    /// As in `std`.
    pub fn elapsed(&self) -> Duration {
        Self::now().duration_since(*self)
    }

    /// As in `std`.
    pub fn duration_since(&self, earlier: Instant) -> Duration {
        self.0.duration_since(earlier.0)
    }

    /// As in `std`.
    pub fn checked_duration_since(&self, earlier: Instant) -> Option<Duration> {
        self.0.checked_duration_since(earlier.0)
    }

    /// As in `std`.
    pub fn saturating_duration_since(&self, earlier: Instant) -> Duration {
        self.0.saturating_duration_since(earlier.0)
    }

    /// As in `std`.
    pub fn checked_add(&self, duration: Duration) -> Option<Instant> {
        self.0.checked_add(duration).map(Instant)
    }

    /// As in `std`.
    pub fn checked_sub(&self, duration: Duration) -> Option<Instant> {
        self.0.checked_sub(duration).map(Instant)
    }
}

impl Add<Duration> for Instant {
    type Output = Instant;

    fn add(self, duration: Duration) -> Instant {
        Instant(self.0 + duration)
    }
}

impl AddAssign<Duration> for Instant {
    fn add_assign(&mut self, duration: Duration) {
        self.0 += duration;
    }
}

impl Sub<Duration> for Instant {
    type Output = Instant;

    fn sub(self, duration: Duration) -> Instant {
        Instant(self.0 - duration)
    }
}

impl SubAssign<Duration> for Instant {
    fn sub_assign(&mut self, duration: Duration) {
        self.0 -= duration;
    }
}

impl Sub<Instant> for Instant {
    type Output = Duration;

    fn sub(self, earlier: Instant) -> Duration {
        self.0 - earlier.0
    }
}
