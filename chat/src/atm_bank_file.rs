use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use readers_writers::{Bank, Money, SavingsAccount};
use sleepy_threads::timeline::{self, Access};
use timeserver::Log;

use crate::{AtmBank, SharedBank};

/// The accounts of the demonstration bank: name, PIN, cents.
const DEMONSTRATION: [(&str, &str, i64); 3] = [
    ("Ken", "1234", 87_400),
    ("Ada Lovelace", "1815", 100_000),
    ("Grace and Alan", "1912", 25_050),
];

// ANCHOR: open
/// Opens the bank file at `path`, for this program alone. If there is none, a demonstration bank is
/// made and saved there, and `log` is told its names and PINs.
///
/// A bank file is replaced as a whole with each save, so it cannot be locked itself: beside it lies
/// an empty file, `PATH.lock`, which stays locked as long as the bank is in use.
///
/// # Errors
/// If another server uses this bank; if the file cannot be read, or is damaged: in one line that
/// names the file and its line. A damaged file stays as it is.
pub fn open_bank_file(path: impl AsRef<Path>, log: &Log) -> io::Result<AtmBank> {
    let path = path.as_ref().to_owned();
    let lock = lock(&path)?;
    let bank = if path.try_exists()? {
        SharedBank::load(&path).map_err(io::Error::other)?
    } else {
        demonstration(&path, log)?
    };
    Ok(AtmBank::new(bank, move |bank| {
        let _in_use = &lock;
        let _saving = timeline::using(Access::Write, "saves", None);
        bank.save(&path)
    }))
}
// ANCHOR_END: open

/// Makes a bank for a first try.
fn demonstration(path: &Path, log: &Log) -> io::Result<SharedBank> {
    let mut bank = Bank::new();
    for (name, pin, cents) in DEMONSTRATION {
        let account = SavingsAccount::new(name, pin, Money::from_cents(cents));
        bank.add(account.into()).map_err(io::Error::other)?;
    }
    bank.save(path)?;
    let path = path.display();
    log.line(format_args!("{path} is new: a bank for demonstration"));
    for (name, pin, cents) in DEMONSTRATION {
        let balance = Money::from_cents(cents);
        log.line(format_args!("  {name}, PIN {pin}, {balance}"));
    }
    Ok(bank)
}

/// Locks `path` for this program, by means of a file beside it.
fn lock(path: &Path) -> io::Result<File> {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let name = PathBuf::from(name);
    let complain = |error: io::Error| {
        let kind = error.kind();
        io::Error::new(kind, format!("{}: {error}", name.display()))
    };
    let file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .open(&name)
        .map_err(complain)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(io::Error::new(
            io::ErrorKind::ResourceBusy,
            format!("{}: another server is using this bank", path.display()),
        )),
        Err(TryLockError::Error(error)) => Err(complain(error)),
    }
}
