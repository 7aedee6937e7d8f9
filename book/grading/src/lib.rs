//! What the members' tests are made of.
//!
//! - [`explore`]: runs a scenario of threads under every schedule, or at least a good thousand, and tells the story of
//!   one that fails. It drives the stand-ins for the standard library: [`sync`], [`thread`], [`time`], [`hint`],
//!   [`process`] and the printing macros.
//! - [`watchdog`]: for threads that run freely. A hang ends with who waits for what.
//! - [`peer`]: the other end of a socket, and programs to talk to.
//!
//! A test that explores begins
//!
//! ```ignore
//! #[macro_use]
//! extern crate grading as std;
//! #[path = "../src/shared_cell.rs"]
//! mod shared_cell;
//! ```
//!
//! From then on `std` is this crate, in the test and in the file that it includes: the very file that is handed in is
//! the one that is explored, and it says plain `use std::sync::{Condvar, Mutex};`. Everything that is not replaced is
//! the standard library's own; and what is replaced behaves like the original outside of an exploration.

pub use ::std::*;

mod engine;
pub mod explore;
pub mod hint;
pub mod peer;
pub mod print;
pub mod process;
mod strategy;
pub mod sync;
pub mod thread;
pub mod time;
pub mod watchdog;
