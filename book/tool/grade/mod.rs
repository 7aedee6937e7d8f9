//! Points for a class: every submission is laid over the pristine workbook, file by file, and tried.
//!
//! | file | noun | for |
//! |---|---|---|
//! | `grading.rs` | [`Grading`] | a class that is graded at several desks at once |
//! | `desk.rs` | `Desk` | a scratch copy in which one submission after the other is built and tried |
//! | `submission.rs` | `Submission` | a folder that somebody has handed in |
//! | `edition.rs` | `Edition` | what the files were like before anybody wrote anything |
//! | `report.rs` | [`Report`], [`Graded`] | what a submission gets, and why |
//! | `class.rs` | [`Class`] | all reports: table, CSV, JSON, and several parts merged |
//! | `gradescope.rs` | `Gradescope` | a report as that platform wants it |
//! | `html.rs` | `Html` | a class as a page |
//! | `options.rs` | [`Options`] | the command line of `cargo workbook grade` |
//!
//! # What is graded together
//! Each member is built and tried by itself, with the solutions in all other members: what is wrong in one
//! costs nothing in another. Within a member, a file that does not compile gives way to its stub, so that
//! it costs only the exercises that list it.

mod class;
mod desk;
mod edition;
mod gradescope;
mod grading;
mod html;
mod options;
mod report;
mod submission;

pub use class::Class;
pub use grading::Grading;
pub use options::Options;
pub use report::{Graded, Judged, Report, State};
