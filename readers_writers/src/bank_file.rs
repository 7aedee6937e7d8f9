use std::error::Error;
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use crate::{Account, Bank, Money, SavingsAccount};

/// A line of the file: one account as a JSON object.
///
/// `{"name":"Ken","pin":"1234","balance":"874.00"}`
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    name: String,
    pin: String,
    balance: Money,
}

impl<A: Account> Bank<A> {
    /// Writes all accounts to the file at `path`, a line each.
    ///
    /// The file is replaced as a whole when everything is on the disk: whoever reads it, also after
    /// a crash, finds the old bank or the new one. Of two calls at once, the one that ends last
    /// wins. Blocks until the disk has the data.
    ///
    /// # Errors
    /// If the new file cannot be written beside the old one; then the old one is as it was.
    // ANCHOR: save
    pub fn save(&self, path: impl AsRef<Path>) -> io::Result<()> {
        let path = path.as_ref();
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        // In the same folder, for only there can a rename replace the old file in one step.
        let mut new = NamedTempFile::new_in(folder)?;
        let mut out = BufWriter::new(&mut new);
        for account in self.accounts() {
            let statement = account.statement();
            let line = Line {
                name: statement.name().to_owned(),
                pin: statement.pin().to_owned(),
                balance: statement.balance(),
            };
            serde_json::to_writer(&mut out, &line)?;
            out.write_all(b"\n")?;
        }
        out.flush()?;
        drop(out);
        new.as_file().sync_all()?;
        new.persist(path)?;
        // A file's new name is on the disk when its folder is. Windows sees to that by itself.
        #[cfg(unix)]
        File::open(folder)?.sync_all()?;
        Ok(())
    }
    // ANCHOR_END: save

    /// Reads a bank that was written by [`save`](Self::save).
    ///
    /// # Errors
    /// If the file cannot be read, or at its first line that is not an account. The file stays as
    /// it is.
    pub fn load(path: impl AsRef<Path>) -> Result<Self, BankFileError> {
        let path = path.as_ref();
        let error = |line, reason: &dyn fmt::Display| BankFileError {
            path: path.to_owned(),
            line,
            reason: reason.to_string(),
        };
        let file = File::open(path).map_err(|e| error(None, &e))?;
        let mut bank = Self::new();
        for (number, line) in BufReader::new(file).split(b'\n').enumerate() {
            let here = Some(number + 1);
            let line = line.map_err(|e| error(here, &e))?;
            let line: Line = serde_json::from_slice(&line).map_err(|e| {
                // To the parser, our line is the whole text.
                error(here, &e.to_string().replace("line 1 column", "column"))
            })?;
            let account = SavingsAccount::new(line.name, line.pin, line.balance);
            bank.add(account.into()).map_err(|e| error(here, &e))?;
        }
        Ok(bank)
    }
}

/// Why a bank file was not loaded: the file's name, the line if it is one line's fault, and what is
/// wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankFileError {
    path: PathBuf,
    /// Counted from 1.
    line: Option<usize>,
    reason: String,
}

impl fmt::Display for BankFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        write!(f, ": {}", self.reason)
    }
}

impl Error for BankFileError {}
