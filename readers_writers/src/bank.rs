use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::error::Error;
use std::fmt;

use crate::{Money, SavingsAccount};

/// What a [`Bank`] needs of its accounts: [`SavingsAccount`]s for a program with one thread,
/// [`ThreadSafeSavingsAccount`](crate::ThreadSafeSavingsAccount)s for one with many.
pub trait Account: From<SavingsAccount> {
    /// A copy of the account as it is at this moment.
    fn statement(&self) -> SavingsAccount;

    /// Adds the interest to the balance, and returns it.
    fn compute_interest(&mut self) -> Money;
}

impl Account for SavingsAccount {
    fn statement(&self) -> SavingsAccount {
        self.clone()
    }

    fn compute_interest(&mut self) -> Money {
        Self::compute_interest(self)
    }
}

/// Accounts, each under its name and PIN.
///
/// From the chapter's bank. The accounts of a `Bank<ThreadSafeSavingsAccount>` can be used by many
/// threads at once, and the bank needs no lock for that: accounts are added and removed by whoever
/// has the bank to itself (`&mut`).
#[derive(Debug)]
pub struct Bank<A = SavingsAccount> {
    accounts: BTreeMap<(String, String), A>,
}

impl<A: Account> Bank<A> {
    /// A bank without accounts.
    pub const fn new() -> Self {
        Self {
            accounts: BTreeMap::new(),
        }
    }

    /// Adds an account.
    ///
    /// # Errors
    /// If there is one with this name and PIN, or if they could not be typed in: a name is a text
    /// in one line that neither starts nor ends with a space, a PIN is a word.
    pub fn add(&mut self, account: A) -> Result<(), BankError> {
        let statement = account.statement();
        let (name, pin) = (statement.name(), statement.pin());
        if name.is_empty() || name.trim() != name || name.contains(char::is_control) {
            return Err(BankError::BadName(name.to_owned()));
        }
        if pin.is_empty() || pin.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return Err(BankError::BadPin(name.to_owned()));
        }
        match self.accounts.entry((name.to_owned(), pin.to_owned())) {
            Entry::Occupied(_) => Err(BankError::Exists(name.to_owned())),
            Entry::Vacant(place) => {
                place.insert(account);
                Ok(())
            }
        }
    }

    /// Removes the account with this `name` and `pin`, and returns it if there was one.
    pub fn remove(&mut self, name: &str, pin: &str) -> Option<A> {
        self.accounts.remove(&(name.to_owned(), pin.to_owned()))
    }

    /// The account with this `name` and `pin`, if there is one.
    pub fn get(&self, name: &str, pin: &str) -> Option<&A> {
        self.accounts.get(&(name.to_owned(), pin.to_owned()))
    }

    /// The account with this `name` and `pin`, to be changed.
    pub fn get_mut(&mut self, name: &str, pin: &str) -> Option<&mut A> {
        self.accounts.get_mut(&(name.to_owned(), pin.to_owned()))
    }

    /// Adds the interest to every account, and returns the sum, as far as that can be counted.
    pub fn compute_interest(&mut self) -> Money {
        self.accounts
            .values_mut()
            .map(Account::compute_interest)
            .fold(Money::ZERO, |sum, interest| {
                sum.checked_add(interest).unwrap_or(sum)
            })
    }

    /// How many accounts there are.
    pub fn len(&self) -> usize {
        self.accounts.len()
    }

    /// Whether there is no account.
    pub fn is_empty(&self) -> bool {
        self.accounts.is_empty()
    }

    /// The accounts, in the order of their names.
    pub fn accounts(&self) -> impl Iterator<Item = &A> {
        self.accounts.values()
    }
}

impl<A: Account> Default for Bank<A> {
    fn default() -> Self {
        Self::new()
    }
}

/// Why a bank does not take an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BankError {
    /// There is one with this name and the same PIN.
    Exists(String),
    /// This is not a name.
    BadName(String),
    /// The PIN of the account with this name is empty, or is not one word.
    BadPin(String),
}

impl fmt::Display for BankError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exists(name) => write!(f, "{name} has an account with this PIN already"),
            Self::BadName(name) => write!(
                f,
                "{name:?} is no name: it must be a text in one line without spaces around it"
            ),
            Self::BadPin(name) => write!(f, "the PIN of {name:?} must be one word"),
        }
    }
}

impl Error for BankError {}
