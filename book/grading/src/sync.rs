//! `std::sync`, driven by the explorer.
//!
//! What waits is replaced; `Arc`, which never waits, is the one of `std`. In an exploration every operation is a place
//! where the explorer may let another thread run. Outside of one each type is the one of `std` that it contains.

pub use ::std::sync::{Arc, LockResult, OnceState, PoisonError, TryLockError, TryLockResult, Weak};

pub mod atomic;
mod barrier;
mod condvar;
mod lazy_lock;
pub mod mpsc;
mod mutex;
mod once;
mod once_lock;
mod rwlock;

pub use barrier::{Barrier, BarrierWaitResult};
pub use condvar::{Condvar, WaitTimeoutResult};
pub use lazy_lock::LazyLock;
pub use mutex::{Mutex, MutexGuard};
pub use once::Once;
pub use once_lock::OnceLock;
pub use rwlock::{RwLock, RwLockReadGuard, RwLockWriteGuard};
