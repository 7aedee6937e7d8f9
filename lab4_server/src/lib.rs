//! A file server that serves a limited number of clients at a time (Lab 4), its client (Lab 3), and the registration
//! server, the other Lab 4.
//!
//! Everything that all servers share comes from [`timeserver`]. Here is what is special to these:
//!
//! | file | noun | what it knows |
//! |---|---|---|
//! | `request.rs` | [`Request`] | GET, PUT, DEL, and a name |
//! | `request_reader.rs` | [`RequestReader`] | where a request ends that has no end |
//! | `file_name.rs` | [`FileName`] | which names are names, and not paths |
//! | `served_folder.rs` | [`ServedFolder`] | the files, and nothing but these |
//! | `new_file.rs` | [`NewFile`] | a file that nobody sees before it is complete |
//! | `wire.rs` | [`Wire`] | the words of the protocol, one at a time |
//! | `streaming.rs` | [`send`](streaming::send), [`receive`](streaming::receive) | files of any size in constant memory |
//! | `client_handler.rs` | [`FileClientHandler`] | what the server says to one client |
//! | `admissions.rs` | [`Admissions`] | who waits, how many run, whose turn it is |
//! | `manager.rs` | [`Manager`] | the thread that lets clients in |
//! | `client_lists.rs` | [`ClientLists`] | the waiting queue and the running set, shared under a lock |
//! | `condition_manager.rs` | [`ConditionManager`] | the same manager with these lists and a condition |
//! | `polling_manager.rs` | [`PollingManager`] | the same as the lab describes it, to be compared |
//! | `process_limits.rs` | [`process_limits`] | what holds for the whole process |
//! | `lab3_client.rs` | [`Lab3Client`] | the other end of the wire |
//! | `interrupt.rs` | [`Interrupt`] | Ctrl-C in the middle of a transfer |
//! | `progress.rs` | [`Progress`] | a bar for those who wait |
//! | `registration.rs` | [`registration`] | the other Lab 4 |

mod admissions;
mod client_handler;
mod client_lists;
mod condition_manager;
mod file_name;
mod interrupt;
mod lab3_client;
mod manager;
mod new_file;
mod polling_manager;
pub mod process_limits;
mod progress;
pub mod registration;
mod request;
mod request_reader;
mod served_folder;
pub mod streaming;
pub mod wire;

pub use admissions::{Admissions, Event};
pub use client_handler::FileClientHandler;
pub use client_lists::{ClientLists, News};
pub use condition_manager::ConditionManager;
pub use file_name::FileName;
pub use interrupt::Interrupt;
pub use lab3_client::{Failure, Lab3Client};
pub use manager::Manager;
pub use new_file::NewFile;
pub use polling_manager::PollingManager;
pub use progress::Progress;
pub use request::{Command, Request};
pub use request_reader::{BadRequest, RequestReader, read_request};
pub use served_folder::ServedFolder;
pub use wire::Wire;
