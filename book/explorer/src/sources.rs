//! The members' own files, and the book's listings. Each is used in part, and documented where it is at home.
#![allow(dead_code, missing_docs)]

#[path = "../../../producer_consumer/src/audit.rs"]
pub mod audit;
#[path = "../../../producer_consumer/src/multi_consumer_cell.rs"]
pub mod multi_consumer_cell;
#[path = "../../../producer_consumer/src/shared_cell.rs"]
pub mod shared_cell;
#[path = "../../../producer_consumer/src/unsynchronized_cell.rs"]
pub mod unsynchronized_cell;

#[path = "../../../sleepy_threads/src/crew.rs"]
pub mod crew;

#[path = "../../../readers_writers/src/shared_cell/mod.rs"]
#[allow(unsafe_code, unused_imports)]
pub mod rw_cell;

#[path = "../../../chat/src/phone_book.rs"]
pub mod phone_book;
#[path = "../../../chat/src/shared_transcript.rs"]
pub mod shared_transcript;
#[path = "../../../chat/src/transcript.rs"]
pub mod transcript;
#[path = "../../../chat/src/transcript_entry.rs"]
pub mod transcript_entry;

#[path = "../../../lab4_server/src/client_lists.rs"]
pub mod client_lists;

#[path = "../../listings/read_too_late.rs"]
pub mod read_too_late;
#[path = "../../listings/two_locks.rs"]
pub mod two_locks;
#[path = "../../listings/unlocked_limit.rs"]
pub mod unlocked_limit;

#[path = "../../../producer_consumer/tests/scenarios/handover.rs"]
pub mod handover;
#[path = "../../../lab4_server/tests/scenarios/one_slot.rs"]
pub mod one_slot;
#[path = "../../../producer_consumer/tests/scenarios/several_consumers.rs"]
pub mod several_consumers;
#[path = "../../../readers_writers/tests/scenarios/visit.rs"]
pub mod visit;

#[path = "../../listings/quizzes/mod.rs"]
pub mod quizzes;
