//! The student's edition of the workbook, and what a student does with it.
//!
//! | file | noun | for |
//! |---|---|---|
//! | `task.rs` | [`Task`] | the commands of students, and of whoever writes their edition |
//! | `selection.rs` | functions | which exercises somebody means |
//! | `report.rs` | functions | how far the exercises are, for the terminal |
//! | `edition.rs` | [`Edition`] | a workbook without solutions, in a folder of its own |
//! | `inventory.rs` | `Inventory` | which files of the workbook are in it |
//! | `unsolved.rs` | `Unsolved` | what is left of a source or a page without its solutions |
//! | `layout.rs` | `Layout` | stubs as one would write them by hand |
//! | `seal.rs` | `Seal` | stubs and solutions, kept so that nobody reads one by accident |
//! | `repository.rs` | `Repository` | what is asked of git |
//! | `desk.rs` | [`Desk`] | the workbook that a student works in: an edition, or the full one |
//! | `place.rs` | `Place` | where an exercise is written |
//! | `standing.rs` | [`Standing`] | how far an exercise is |
//! | `inspection.rs` | `Inspection` | finds that out, by the exercises' tests |
//! | `progress.rs` | `Progress` | the sums, and what is next |

mod desk;
mod edition;
mod inspection;
mod inventory;
mod layout;
mod place;
mod progress;
mod report;
mod repository;
mod seal;
mod selection;
mod standing;
mod task;
mod unsolved;

pub use desk::Desk;
pub use edition::Edition;
pub use standing::Standing;
pub use task::Task;
