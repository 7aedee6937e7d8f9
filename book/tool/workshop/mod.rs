//! Where answers are built and tried without trusting them.
//!
//! | file | noun | for |
//! |---|---|---|
//! | `scratch.rs` | [`Scratch`] | a copy of the pristine workspace in which files may be changed |
//! | `test_programs.rs` | [`TestPrograms`] | a member's tests, built in a scratch copy, each or its first error |
//! | `quick_build.rs` | [`QuickBuild`] | tests that explore, built without Cargo |
//! | `trial.rs` | [`Trial`] | one test in a process of its own |
//! | `verdict.rs` | [`Verdict`] | what came of it, in a sentence |
//! | `account.rs` | `Account` | what a test program printed, taken apart |
//! | `leash.rs` | `Leash` | a process that is ended with all its children when it goes too far |
//! | `capture.rs` | `Capture` | the beginning and the end of what a process prints |
//! | `surroundings.rs` | `Surroundings` | which variables of the environment a process gets to see |
//!
//! # What is kept apart, and what is not
//! A test runs in a process group (Windows: a job object) of its own, in an empty folder for temporary
//! files, with an environment that holds nothing of the caller's but what every program needs. It is ended
//! when it runs for too long or prints too much, and whatever it has started is ended with it. On Unix its
//! memory, its processor time and the size of its files are limited as well; macOS does not enforce the
//! first of these, and Windows has none of them here.
//!
//! What remains: code under test may read and write what the user may, use the network, leave its process
//! group, start processes faster than they are ended, or search the memory and the arguments of its own
//! process for a way to forge a verdict. Whoever expects that runs this in a container.

mod account;
mod capture;
mod leash;
mod quick_build;
mod scratch;
mod surroundings;
mod test_programs;
mod trial;
mod verdict;

pub use quick_build::QuickBuild;
pub use scratch::Scratch;
pub use test_programs::{CompileError, TestPrograms};
pub use trial::{Trial, Tried};
pub use verdict::Verdict;
