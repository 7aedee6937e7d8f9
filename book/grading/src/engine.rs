//! One run of a scenario: real threads, of which only the one that holds the baton runs.
//!
//! The stand-ins for `std` call [`here`], [`locks`] and [`telling`]; the explorer calls [`run_once`] and reads the
//! [`Run`] that it gives back.

mod baton;
mod event;
pub(crate) mod here;
pub(crate) mod locks;
mod named;
mod newcomer;
mod one_core;
mod panics;
pub(crate) mod record;
mod run;
mod run_once;
pub(crate) mod telling;
mod thread_state;

pub(crate) use event::{Event, Trouble, Weight};
pub(crate) use named::{Named, place};
pub(crate) use newcomer::Newcomer;
pub(crate) use run::Run;
pub(crate) use run_once::{Limits, record_once, run_once};
pub(crate) use thread_state::{Key, Panic, Reason, Status};

/// A line of somebody's source.
pub(crate) type At = &'static std::panic::Location<'static>;
