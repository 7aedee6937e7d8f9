use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::io;
use std::sync::{Mutex, PoisonError};

use readers_writers::{Recorded, SharedCell};

/// Where a phone book is kept, so that it outlives the program: a file, or something that a test
/// makes up.
pub trait Storage: Send {
    /// Records that `name` has this `number`. Returns when that cannot be lost any more. May block
    /// for as long as a disk takes.
    ///
    /// # Errors
    /// If it could not be recorded. Then it is as if it had not been tried.
    fn record(&mut self, name: &str, number: &str) -> io::Result<()>;
}

/// Names and their numbers, shared by all clients (Project 5).
///
/// Two promises:
/// - What is found in the book is not lost any more. A number is first recorded in the storage and
///   only then put into the book, so that nobody acts on one that a crash would take back.
/// - Whoever looks up a name does not wait for others who do, nor for the storage: only while a
///   number is put into its place in memory.
// ANCHOR: fields
pub struct PhoneBook {
    /// What is in the storage as well. Read by everybody at the same time. The timeline shows who
    /// is inside.
    numbers: SharedCell<BTreeMap<String, String>, Recorded>,
    /// Who adds a number holds the pen from before it looks whether the name is new until the
    /// number is in the book. So names are added one after another, and at most one is being
    /// recorded. Who only looks up a name does not need it.
    pen: Mutex<Box<dyn Storage>>,
}
// ANCHOR_END: fields

impl PhoneBook {
    /// A book with these `numbers`, all of which are in `storage` already.
    pub fn new(numbers: BTreeMap<String, String>, storage: impl Storage + 'static) -> PhoneBook {
        PhoneBook {
            numbers: SharedCell::new(numbers),
            pen: Mutex::new(Box::new(storage)),
        }
    }

    // ANCHOR: find
    /// The number of `name`, if it has one.
    pub fn find(&self, name: &str) -> Option<String> {
        self.numbers.read(|numbers| numbers.get(name).cloned())
    }
    // ANCHOR_END: find

    // ANCHOR: add
    /// Adds the `number` of `name`. When this returns, it is recorded. Blocks until then, and before
    /// that while others add numbers.
    ///
    /// # Errors
    /// If the name has a number already, or if this one could not be recorded; the book is as it
    /// was then.
    pub fn add(&self, name: &str, number: &str) -> Result<(), AddError> {
        // ANCHOR: exercise_5 -- STUB: let _ = (name, number, &self.pen, PoisonError::<()>::into_inner, AddError::HasNumber); todo!("exercise 5: take the pen, see whether the name is new, record it, put it into the book")
        // Poisoned means that the storage panicked while it recorded. What was recorded before is
        // right.
        let mut pen = self.pen.lock().unwrap_or_else(PoisonError::into_inner);
        if self.find(name).is_some() {
            return Err(AddError::HasNumber);
        }
        pen.record(name, number).map_err(AddError::NotRecorded)?;
        self.numbers
            .write(|numbers| numbers.insert(name.to_string(), number.to_string()));
        Ok(())
        // ANCHOR_END: exercise_5
    }
    // ANCHOR_END: add
}

impl fmt::Debug for PhoneBook {
    /// Does not show the numbers: that would mean to wait for them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PhoneBook").finish_non_exhaustive()
    }
}

/// Why a number was not added.
#[derive(Debug)]
pub enum AddError {
    /// The name has a number already.
    HasNumber,
    /// It could not be recorded.
    NotRecorded(io::Error),
}

impl fmt::Display for AddError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AddError::HasNumber => f.write_str("the name has a number already"),
            AddError::NotRecorded(error) => write!(f, "the number could not be recorded: {error}"),
        }
    }
}

impl Error for AddError {}
