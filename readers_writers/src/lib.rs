//! Shared data for many readers or one writer, and what is built on it.
//!
//! | file | noun | for |
//! |---|---|---|
//! | `shared_cell/mod.rs` | [`SharedCell`] | any data, read and written through closures, over a protocol of choice |
//! | `shared_cell/access_protocol.rs` | [`AccessProtocol`] | what a protocol promises |
//! | `shared_cell/readers_writers.rs` | [`ReadersWriters`] | many readers or one writer, neither side starves |
//! | `shared_cell/producer_consumer.rs` | [`ProducerConsumer`] | Project 9: write, read, write, read |
//! | `recorded.rs` | [`Recorded`] | a protocol whose users are seen in the timeline |
//! | `counter.rs` | [`Counter`] | the data of the chapter's example |
//! | `counter_tester.rs` | [`CounterTester`] | Project 7: does a cell keep its promises? |
//! | `reader.rs`, `writer.rs` | [`Reader`], [`Writer`] | its threads |
//! | `money.rs` | [`Money`] | an exact amount, in whole cents |
//! | `savings_account.rs` | [`SavingsAccount`] | name, PIN, balance; for one thread |
//! | `thread_safe_savings_account.rs` | [`ThreadSafeSavingsAccount`] | the same for many threads: a decorator |
//! | `bank.rs` | [`Bank`] | accounts by name and PIN |
//! | `bank_file.rs` | [`BankFileError`] | how a bank is saved and loaded |
//!
//! All `unsafe` code of the workbook's members is in the folder `shared_cell`, but for one
//! `unsafe impl` in `recorded.rs`, which hands everything on. (A test of the cell makes a protocol
//! of its own, which takes another one.)

mod bank;
mod bank_file;
mod counter;
mod counter_tester;
mod money;
mod reader;
#[allow(unsafe_code)] // a protocol around another one
mod recorded;
mod savings_account;
#[allow(unsafe_code)] // the one cell that needs it
mod shared_cell;
mod thread_safe_savings_account;
mod writer;

pub use bank::{Account, Bank, BankError};
pub use bank_file::BankFileError;
pub use counter::Counter;
pub use counter_tester::{CounterCell, CounterTester, CounterVerdict};
pub use money::{Money, MoneyError};
pub use reader::Reader;
pub use recorded::Recorded;
pub use savings_account::{Refusal, SavingsAccount};
pub use shared_cell::{
    AccessProtocol, PcSharedCell, ProducerConsumer, ReadersWriters, RwSharedCell, SharedCell,
};
pub use thread_safe_savings_account::ThreadSafeSavingsAccount;
pub use writer::Writer;
