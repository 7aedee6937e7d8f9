//! The schedules from which the reader of the book chooses: the members' own sources, run by the grader under every
//! schedule of a small scenario.
//!
//! | file | noun | for |
//! |---|---|---|
//! | `sources.rs` | | the members' files, with the grader as their `std` |
//! | `scenario.rs` | [`Scenario`] | threads that do something with one of these, and what the page shows of it |
//! | `listing.rs` | [`Listing`] | the part of a source in which the page shows where each thread is |
//! | `page_graph.rs` | [`PageGraph`] | all schedules of a scenario, as the page's script reads them |
//!
//! `cargo run -p explorer` writes `graphs/NAME.json` for every scenario; the tests of this package fail if a file there
//! is not what the sources give. A page shows one with `{{#explorer NAME}}`.

#[macro_use]
extern crate grading as std; // here std::sync and std::thread are driven by a scheduler

mod listing;
mod page_graph;
mod scenario;
mod sources;

pub use listing::Listing;
pub use page_graph::PageGraph;
pub use scenario::{SCENARIOS, Scenario};
// The scenarios call the files of their members by these names.
use sources::{audit, client_lists, shared_cell, unsynchronized_cell};
