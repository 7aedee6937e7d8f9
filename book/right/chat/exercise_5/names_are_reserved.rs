// right: a name that is being recorded is reserved; who wants to add it waits until that is decided
// file: src/phone_book.rs

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt;
use std::io;
use std::sync::{Condvar, Mutex, PoisonError, RwLock};

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
    numbers: RwLock<BTreeMap<String, String>>,
    /// The names that are being recorded.
    reserved: Mutex<BTreeSet<String>>,
    /// Waited for by whoever adds a name that is reserved.
    is_decided: Condvar,
    storage: Mutex<Box<dyn Storage>>,
}

impl PhoneBook {
    /// A book with these `numbers`, all of which are in `storage` already.
    pub fn new(numbers: BTreeMap<String, String>, storage: impl Storage + 'static) -> PhoneBook {
        PhoneBook {
            numbers: RwLock::new(numbers),
            reserved: Mutex::default(),
            is_decided: Condvar::new(),
            storage: Mutex::new(Box::new(storage)),
        }
    }

    /// The number of `name`, if it has one.
    pub fn find(&self, name: &str) -> Option<String> {
        let numbers = self.numbers.read();
        numbers
            .unwrap_or_else(PoisonError::into_inner)
            .get(name)
            .cloned()
    }

    /// Adds the `number` of `name`.
    ///
    /// # Errors
    /// If the name has a number already, or if this one could not be recorded.
    pub fn add(&self, name: &str, number: &str) -> Result<(), AddError> {
        let reserved = self.reserved.lock().unwrap();
        let mut reserved = self
            .is_decided
            .wait_while(reserved, |reserved| reserved.contains(name))
            .unwrap();
        if self.find(name).is_some() {
            return Err(AddError::HasNumber);
        }
        reserved.insert(name.to_string());
        drop(reserved);
        let recorded = self.storage.lock().unwrap().record(name, number);
        if recorded.is_ok() {
            let mut numbers = self.numbers.write().unwrap();
            numbers.insert(name.to_string(), number.to_string());
        }
        self.reserved.lock().unwrap().remove(name);
        self.is_decided.notify_all();
        recorded.map_err(AddError::NotRecorded)
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
