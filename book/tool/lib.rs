//! The book: what its pages promise, and the checks that they keep it.
//!
//! | file | noun | for |
//! |---|---|---|
//! | `book.rs` | [`Book`] | the folder with `book.toml`: its pages; builds it |
//! | `page.rs` | [`Page`], [`CodeBlock`] | one Markdown file, and its fenced blocks |
//! | `include.rs` | [`Include`] | a listing that is taken from a source: file, and anchor or lines |
//! | `exercise.rs` | [`Exercise`] | a region of a source that is to be written anew |
//! | `rejection.rs` | [`Rejection`] | a listing that the compiler must reject, and with which error |
//! | `transcript.rs` | [`Transcript`] | what a program prints, as a page shows it; compared with a run |
//! | `program.rs` | [`Programs`] | the members' programs, built and ready to be run |
//! | `site.rs` | [`Site`] | the built book: its links and what it would load |
//! | `complaint.rs` | [`Complaint`] | something that is wrong, with its file and line |
//!
//! # How a page marks its blocks
//! - ```` ```rust ````: includes and nothing else, so that a listing is what is compiled.
//! - ```` ```rust,compile_fail,E0502 ````: the compiler must reject the included listing with that error.
//! - ```` ```console ````: a transcript. Every line must be printed, in this order.
//! - ```` ```console,any-order ````: every line must be printed, in whatever order.
//! - ```` ```console,any-order,in-order=data ````: the lines that contain `data` in this order, the
//!   others anywhere.
//!
//! A transcript's first line is
//! `$ cargo run [-q] -p MEMBER [--bin PROGRAM | --example PROGRAM] [-- ARGUMENTS]`.
//! Cargo's own lines are left out. What the reader types is what follows the first `: ` (or `> `) in a
//! line that ends with `⏎`. If a line begins with `error: `, the program must fail, else it must succeed.

mod book;
mod complaint;
mod exercise;
mod include;
mod page;
mod program;
mod rejection;
mod site;
mod transcript;

pub use book::Book;
pub use complaint::Complaint;
pub use exercise::Exercise;
pub use include::Include;
pub use page::{CodeBlock, Page};
pub use program::{Program, Programs, Run};
pub use rejection::Rejection;
pub use site::Site;
pub use transcript::Transcript;
