//! Panics of explored threads: remembered for the story instead of printed a thousand times.

use super::here;
use super::named::place;
use super::telling;
use super::thread_state::Panic;
use std::panic::{self, PanicHookInfo};
use std::sync::Once;

/// From now on a panic in an explored thread is noted in its run. All others are reported as before.
pub(super) fn install_hook() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let ordinary = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if here::exploring() {
                telling::panicking(read(info));
            } else {
                ordinary(info);
            }
        }));
    });
}

fn read(info: &PanicHookInfo<'_>) -> Panic {
    Panic {
        message: info
            .payload_as_str()
            .unwrap_or("a panic without a message")
            .to_string(),
        place: info.location().map(place).unwrap_or_default(),
    }
}
