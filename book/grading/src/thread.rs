//! `std::thread`, driven by the explorer.
//!
//! Explored threads are real ones that wait for their turn, so names, ids and thread-local values are those of `std`.

pub use ::std::thread::{
    AccessError, LocalKey, Result, ThreadId, available_parallelism, panicking,
};

mod builder;
mod handle;
mod join;
mod pause;
mod scope;

pub use builder::{Builder, spawn};
pub use handle::{Thread, current};
pub use join::JoinHandle;
pub use pause::{park, park_timeout, sleep, yield_now};
pub use scope::{Scope, ScopedJoinHandle, scope};
