//! `std::hint`, with a `spin_loop` that lets other threads run.

pub use ::std::hint::*;

/// Tells the explorer that this thread waits in a loop.
pub fn spin_loop() {
    if crate::engine::here::exploring() {
        crate::engine::here::yield_point();
    } else {
        ::std::hint::spin_loop();
    }
}
