//! Answers with one small change each, made by a machine: what a tired student might do to them.
//!
//! | file | noun | for |
//! |---|---|---|
//! | `mutant.rs` | [`Mutant`] | an answer with one change, and the tests of which one must reject it |
//! | `edit.rs` | `Edit` | one change of a text |
//! | `finder.rs` | `Finder` | the places in a source where something can be changed |
//! | `waits.rs`, `notifications.rs`, `locks.rs` | | what can be done wrong with these |
//! | `conditions.rs`, `numbers.rs`, `statements.rs` | | and with these |
//! | `acquittals.rs` | [`Acquittals`] | mutants that are right after all: `book/mutants.toml` |

mod acquittals;
mod conditions;
mod edit;
mod finder;
mod locks;
mod mutant;
mod notifications;
mod numbers;
mod statements;
mod waits;

pub use acquittals::Acquittals;
pub use mutant::Mutant;
