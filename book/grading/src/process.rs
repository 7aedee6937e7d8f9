//! `std::process`, where ending the process ends a test with a failure.

pub use ::std::process::*;

use crate::engine::here;
use crate::watchdog;
use std::panic::Location;

/// As in `std`, except that a test that is explored or watched fails: it would otherwise look as if it had passed.
#[track_caller]
pub fn exit(code: i32) -> ! {
    refuse(&format!("std::process::exit({code})"), Location::caller());
    ::std::process::exit(code)
}

/// As in `std`, except that a test that is explored or watched fails with a sentence that says why.
#[track_caller]
pub fn abort() -> ! {
    refuse("std::process::abort()", Location::caller());
    ::std::process::abort()
}

fn refuse(how: &str, at: &'static Location<'static>) {
    here::exits(how, at);
    watchdog::exits(&format!("{how} ({})", crate::engine::place(at)));
}
