//! The schedules from which the reader of the book chooses, and what the programs of its quizzes can print: the members'
//! own sources, run by the grader under every schedule.
//!
//! | file | noun | for |
//! |---|---|---|
//! | `sources.rs` | | the members' files, with the grader as their `std` |
//! | `scenario.rs` | [`Scenario`] | threads that do something with one of these, and what the page shows of it |
//! | `listing.rs` | [`Listing`] | the part of a source in which the page shows where each thread is |
//! | `page_graph.rs` | [`PageGraph`] | all schedules of a scenario, as the page's script reads them |
//! | `printing.rs` | | `println!`, before which threads can change |
//! | `watched.rs` | | a cell of which a graph shows who is inside |
//! | `quiz.rs` | [`Quiz`] | a program of which a page asks what it can print |
//! | `page_outputs.rs` | [`PageOutputs`] | all that it can print, as the book reads it |
//!
//! `cargo run -p explorer` writes `graphs/NAME.json` for every scenario, and `outputs/NAME.json` for every quiz; the tests
//! of this package fail if a file there is not what the sources give. A page shows a scenario with `{{#explorer NAME}}`.
//! In a quiz, `{{#outputs NAME}}` says which program it is about; the book's tests compare its answers.

#[macro_use]
extern crate grading as std; // here std::sync and std::thread are driven by a scheduler
extern crate self as readers_writers; // so that the cell in the chat's sources is the one that is driven

#[macro_use]
mod printing; // before the sources, which print
mod listing;
mod page_graph;
mod page_outputs;
mod quiz;
mod scenario;
mod sources;
mod watched;

pub use listing::Listing;
pub use page_graph::PageGraph;
pub use page_outputs::PageOutputs;
pub use quiz::{QUIZZES, Quiz};
pub use scenario::{SCENARIOS, Scenario};
// The sources and the scenarios call the files of their members by these names.
use sources::transcript::{Transcript, TranscriptCopy};
use sources::transcript_entry::Entry;
use sources::{
    audit, client_lists, crew, phone_book, shared_cell, shared_transcript, two_locks,
    unsynchronized_cell,
};
// The chat's cells tell the timeline who is inside. Here they tell the graph.
use sources::rw_cell::SharedCell;
use watched::Watched as Recorded;
