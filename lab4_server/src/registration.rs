//! The registration server: students send three lines, and are printed and recorded.
//!
//! | file | noun | what it knows |
//! |---|---|---|
//! | `field.rs` | [`Field`] | the three lines, and what makes one bad |
//! | `student.rs` | [`Student`] | three good lines: as a block on the screen, as a line of the file |
//! | `print_lock.rs` | [`PrintLock`] | one block at a time on the screen |
//! | `write_lock.rs` | [`WriteLock`] | one writer at a time at the records |
//! | `record_file.rs` | [`RecordFile`] | records that are on the disk, whole or not at all |
//! | `line_reader.rs` | `LineReader` | where a line ends, and how long it may take and be |
//! | `handler.rs` | [`RegistrationHandler`] | what is said to one client |
//! | `questions.rs` | [`Questions`] | the client: asking until the answer is good |
//! | `answer.rs` | [`Answer`] | the client: what the server said |
//!
//! The two locks guard two things that must never be half done, the screen and the file. They are
//! two, and not one, because the disk is slow: while one student's record is being flushed,
//! another's block can be printed. A handler holds them one after the other and never both, so
//! there is no order in which they could be taken wrongly.

mod answer;
mod field;
mod handler;
mod line_reader;
mod print_lock;
mod questions;
mod record_file;
mod student;
mod write_lock;

pub use answer::Answer;
pub use field::{BadLine, Field};
pub use handler::RegistrationHandler;
pub use print_lock::PrintLock;
pub use questions::Questions;
pub use record_file::RecordFile;
pub use student::Student;
pub use write_lock::{Append, WriteLock};
