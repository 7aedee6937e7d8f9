//! Waiting for a time, or to be unparked.

use crate::engine::{Key, Weight, here, telling};
use std::panic::Location;
use std::thread as real;
use std::time::Duration;

/// How often the time of a sleep passes while the other threads do nothing, in per cent. That is what makes a program
/// fail that sleeps in the hope that the others are done by then.
const OTHERS_ARE_SLOW_PERCENT: u64 = 50;

/// As in `std`; in an exploration it takes virtual time only.
#[track_caller]
pub fn sleep(duration: Duration) {
    if !here::exploring() {
        return real::sleep(duration);
    }
    let at = Location::caller();
    telling::tell(Weight::Full, Some(at), || format!("sleeps {duration:?}"));
    if here::time_flies(OTHERS_ARE_SLOW_PERCENT, duration) {
        here::yield_point();
    } else {
        here::block(Key::Time, Some(duration), at, || {
            format!("sleeps {duration:?}")
        });
    }
    telling::tell(Weight::Full, None, || "has slept".to_string());
}

/// As in `std`.
pub fn yield_now() {
    if here::exploring() {
        here::yield_point();
    } else {
        real::yield_now();
    }
}

/// As in `std`; in an exploration it returns for no reason now and then.
#[track_caller]
pub fn park() {
    if !here::exploring() {
        return real::park();
    }
    park_explored(None);
}

/// As in `std`; in an exploration the time is virtual.
#[track_caller]
pub fn park_timeout(duration: Duration) {
    if !here::exploring() {
        return real::park_timeout(duration);
    }
    park_explored(Some(duration));
}

#[track_caller]
fn park_explored(timeout: Option<Duration>) {
    let at = Location::caller();
    here::point();
    if here::take_permit() {
        telling::tell(Weight::Full, Some(at), || {
            "was unparked before, and goes on".to_string()
        });
        return;
    }
    telling::tell(Weight::Full, Some(at), || "parks".to_string());
    if here::spurious() {
        here::point();
        telling::tell(Weight::Full, None, || {
            "wakes up for no reason (park may do that)".to_string()
        });
        return;
    }
    let timed_out = here::block(Key::Unpark(here::me()), timeout, at, || {
        "is parked".to_string()
    });
    here::take_permit();
    telling::tell(Weight::Full, None, || match timed_out {
        true => "wakes up because the time is up".to_string(),
        false => "wakes up".to_string(),
    });
}
