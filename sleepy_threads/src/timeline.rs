//! What the threads of a program do in time, recorded while it runs and drawn when it ends.
//!
//! A thread is recorded if it is started with [`thread`] by one that is, and a program's first
//! thread if the program runs in a [`Recorder`] that has been given a file (`--timeline FILE.svg`).
//! Everywhere else the functions of this module do nothing: they look at a variable of their
//! thread, lock nothing and allocate nothing.
//!
//! | file | noun | for |
//! |---|---|---|
//! | `recorder.rs` | [`Recorder`], [`TimelineOptions`] | a program from its start to its picture |
//! | `recording.rs` | [`Recording`] | the same without a file: begins, and ends in a picture |
//! | `here.rs` | [`thread`], [`Timeline`] | who has a row |
//! | `doing.rs` | [`Doing`], [`sleeping`], [`waiting_for`], [`using`] | what the current thread does |
//! | `section.rs` | [`enter`], [`leave`] | a critical section of which no more is known |
//! | `client_row.rs` | [`ClientRow`] | a client of a server |
//! | `level.rs` | [`Level`], [`level`] | a number that changes in time |
//! | `state.rs` | [`State`], [`Access`] | what a thread can do |
//! | `records.rs`, `row.rs`, `room.rs` | `Records`, `Row`, `Room` | what is kept, and how much of it |
//! | `picture.rs`, `picture/` | [`Picture`] | what is drawn |
//! | `picture_file.rs` | `PictureFile` | where it goes |

mod client_row;
mod doing;
mod here;
mod level;
mod picture;
mod picture_file;
mod recorder;
mod recording;
mod records;
mod room;
mod row;
mod section;
mod state;

pub use client_row::ClientRow;
pub use doing::{Doing, sleeping, using, waiting_for};
pub use here::{Timeline, thread};
pub use level::{Level, level};
pub use picture::Picture;
pub use recorder::{Recorder, TimelineOptions};
pub use recording::Recording;
pub use section::{enter, leave};
pub use state::{Access, State};
