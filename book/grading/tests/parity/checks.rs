//! What a program may rely on, whichever `std` it is compiled against: one check for each part of the stand-in.
//!
//! Each asserts what the documentation of the standard library promises and nothing that is left to chance.

mod atomics;
mod channels;
mod locks;
mod once;
mod threads;
mod time;

/// All of them, with their names.
pub const ALL: &[(&str, fn())] = &[
    ("integers", atomics::integers),
    ("bool", atomics::bool),
    ("pointer", atomics::pointer),
    ("channel", channels::channel),
    ("channel_ends", channels::channel_ends),
    ("channel_times_out", channels::channel_times_out),
    ("bounded_channel", channels::bounded_channel),
    ("rendezvous", channels::rendezvous),
    ("mutex", locks::mutex),
    ("mutex_is_poisoned", locks::mutex_is_poisoned),
    ("condvar", locks::condvar),
    ("condvar_times_out", locks::condvar_times_out),
    ("rwlock", locks::rwlock),
    ("rwlock_is_poisoned", locks::rwlock_is_poisoned),
    ("barrier", locks::barrier),
    ("once", once::once),
    ("once_lock", once::once_lock),
    ("lazy_lock", once::lazy_lock),
    ("names", threads::names),
    ("results", threads::results),
    ("panics_are_results", threads::panics_are_results),
    ("scope", threads::scope),
    ("scope_panics", threads::scope_panics),
    ("park", threads::park),
    ("locals", threads::locals),
    ("instants", time::instants),
    ("sleep", time::sleep),
];
