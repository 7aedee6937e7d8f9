// right: std's locks, a hash map, and the entry that is free is filled in when the disk has it
// file: src/phone_book.rs

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fmt;
use std::io;
use std::sync::{Mutex, RwLock};

/// Where a phone book is kept, so that it outlives the program.
pub trait Storage: Send {
    /// Records that `name` has this `number`.
    ///
    /// # Errors
    /// If it could not be recorded.
    fn record(&mut self, name: &str, number: &str) -> io::Result<()>;
}

/// Names and their numbers, shared by all clients (Project 5).
pub struct PhoneBook {
    numbers: RwLock<HashMap<String, String>>,
    /// Locked before `numbers` by whoever adds.
    storage: Mutex<Box<dyn Storage>>,
}

impl PhoneBook {
    /// A book with these `numbers`, all of which are in `storage` already.
    pub fn new(numbers: BTreeMap<String, String>, storage: impl Storage + 'static) -> PhoneBook {
        PhoneBook {
            numbers: RwLock::new(numbers.into_iter().collect()),
            storage: Mutex::new(Box::new(storage)),
        }
    }

    /// The number of `name`, if it has one.
    pub fn find(&self, name: &str) -> Option<String> {
        self.numbers.read().unwrap().get(name).cloned()
    }

    /// Adds the `number` of `name`.
    ///
    /// # Errors
    /// If the name has a number already, or if this one could not be recorded.
    pub fn add(&self, name: &str, number: &str) -> Result<(), AddError> {
        let mut storage = self.storage.lock().unwrap();
        let is_known = self.numbers.read().unwrap().contains_key(name);
        if is_known {
            return Err(AddError::HasNumber);
        }
        storage
            .record(name, number)
            .map_err(AddError::NotRecorded)?;
        let mut numbers = self.numbers.write().unwrap();
        numbers.insert(name.to_owned(), number.to_owned());
        Ok(())
    }
}

impl fmt::Debug for PhoneBook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PhoneBook")
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
        write!(f, "{self:?}")
    }
}

impl Error for AddError {}
