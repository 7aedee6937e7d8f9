//! The proofs that the exercises grade as they promise: `cargo workbook verify`.
//!
//! | file | noun | for |
//! |---|---|---|
//! | `options.rs` | [`Options`] | what the command is told |
//! | `claim.rs` | [`Claim`] | something to prove: of the solutions, a stub, an answer, a mutant |
//! | `sample.rs` | `sample` | a few claims that stand for all |
//! | `bench.rs` | [`Bench`] | where answers are laid into the workbook and tried |
//! | `crew.rs` | `Crew` | several benches, and what is to be done at them |
//! | `tally.rs` | [`Tally`] | what was found |
//! | `texts.rs` | `texts` | what can be seen without compiling anything: regions, hints, the student's edition |
//! | `story.rs` | [`story`] | what a student is told about a wrong answer |
//! | `measurement.rs` | [`Measurement`] | how an answer fares with many seeds, and with free-running threads |
//! | `measuring.rs` | `Measuring` | measures what has not been measured before |
//! | `journal.rs` | `Journal` | what has been measured already |
//! | `table.rs` | `Table` | the measurements as the book shows them |

mod bench;
mod claim;
mod crew;
mod journal;
mod measurement;
mod measuring;
mod options;
mod sample;
mod story;
mod table;
mod tally;
mod texts;

pub use bench::Bench;
pub use claim::Claim;
pub use measurement::Measurement;
pub use options::Options;
pub use story::story;
pub use tally::Tally;
