//! One item, handed from a producer to a consumer: first without, then with synchronization.
//!
//! | file | noun | for |
//! |---|---|---|
//! | `unsynchronized_cell.rs` | [`UnsynchronizedCell`] | the cell as one would write it first: nobody waits |
//! | `shared_cell.rs` | [`SharedCell`] | the cell with a mutex and two conditions |
//! | `multi_consumer_cell.rs` | [`MultiConsumerCell`] | Project 1: every consumer sees every item |
//! | `data_cell.rs` | [`DataCell`] | what a producer and a consumer need of the cell between them |
//! | `producer.rs`, `consumer.rs` | [`Producer`], [`Consumer`] | the two threads; they do not know which cell it is |
//! | `pair.rs` | [`run_pair`] | one producer, one consumer, one cell: both programs of the chapter |
//! | `several.rs` | [`run_several`] | one producer, several consumers, one cell |
//! | `audit.rs` | [`Audit`] | what went wrong, item by item |
//! | `options.rs` | [`AccessOptions`] | the options of all three programs |
//!
//! The three requirements of the producer/consumer problem: every item is produced before it is
//! consumed, is consumed only once, and is consumed before the next one is produced.

mod audit;
mod consumer;
mod data_cell;
mod multi_consumer_cell;
mod options;
mod pair;
mod producer;
mod several;
mod shared_cell;
mod unsynchronized_cell;

pub use audit::Audit;
pub use consumer::Consumer;
pub use data_cell::DataCell;
pub use multi_consumer_cell::MultiConsumerCell;
pub use options::AccessOptions;
pub use pair::run_pair;
pub use producer::Producer;
pub use several::run_several;
pub use shared_cell::SharedCell;
pub use unsynchronized_cell::UnsynchronizedCell;
