use std::fmt;
use std::io;

use readers_writers::{Bank, Refusal, ThreadSafeSavingsAccount};

use crate::AtmSaves;

/// A bank of accounts that threads can share.
pub type SharedBank = Bank<ThreadSafeSavingsAccount>;

/// Saves a bank where it is kept.
type Write = dyn Fn(&SharedBank) -> io::Result<()> + Send + Sync;

/// The bank behind all ATMs (Projects 6 and 8): every change of an account is saved before the
/// client hears of it.
///
/// No account is locked while the bank is saved: the partner of a joint account may go on. So a
/// balance that somebody is shown may be one that is just being saved.
pub struct AtmBank {
    /// No account is ever added or removed, and each of them looks after itself: nobody has to lock
    /// the bank.
    bank: SharedBank,
    saves: AtmSaves,
    write: Box<Write>,
}

impl AtmBank {
    /// A bank with the accounts of `bank`, which is saved by `write`. `write` is called by one
    /// thread at a time.
    pub fn new(
        bank: SharedBank,
        write: impl Fn(&SharedBank) -> io::Result<()> + Send + Sync + 'static,
    ) -> AtmBank {
        AtmBank {
            bank,
            saves: AtmSaves::new(),
            write: Box::new(write),
        }
    }

    /// The account of `name`, if this is its `pin`.
    pub fn account(&self, name: &str, pin: &str) -> Option<&ThreadSafeSavingsAccount> {
        self.bank.get(name, pin)
    }

    // ANCHOR: change
    /// Makes a `change` of an account, and saves the bank. Blocks until it is saved; many changes
    /// at once may be saved together.
    ///
    /// # Errors
    /// If the account refuses: then nothing has changed. Or if the change was made, but could not be
    /// saved. It is not undone, for by now it may be that the money was spent; the next save that
    /// succeeds saves it too.
    pub fn change(&self, change: impl FnOnce() -> Result<(), Refusal>) -> Result<(), ChangeError> {
        change().map_err(ChangeError::Refused)?;
        self.saves.note();
        self.save().map_err(ChangeError::NotSaved)
    }
    // ANCHOR_END: change

    /// Saves the bank if there is a change that could not be saved before.
    ///
    /// # Errors
    /// If it cannot be saved now.
    pub fn save(&self) -> io::Result<()> {
        self.saves.save(|| (self.write)(&self.bank))
    }
}

impl fmt::Debug for AtmBank {
    /// Shows no PINs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AtmBank").finish_non_exhaustive()
    }
}

/// What became of a change instead of success.
#[derive(Debug)]
pub enum ChangeError {
    /// It was not made: the account's own words.
    Refused(Refusal),
    /// It was made, and not saved.
    NotSaved(io::Error),
}
