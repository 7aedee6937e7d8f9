use std::env;
use std::error::Error;
use std::fmt;
use std::path::{Path, PathBuf};

/// Something in the book that is wrong, and where: `book/src/introduction.md:12: there is no ...`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    file: PathBuf,
    /// Counted from 1.
    line: usize,
    what: String,
}

impl Complaint {
    /// A complaint about that line of `file`.
    pub fn new(file: &Path, line: usize, what: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            line,
            what: what.into(),
        }
    }
}

impl fmt::Display for Complaint {
    /// The file as seen from the current directory, if it lies below.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let here = env::current_dir().unwrap_or_default();
        let file = self.file.strip_prefix(here).unwrap_or(&self.file);
        write!(f, "{}:{}: {}", file.display(), self.line, self.what)
    }
}

impl Error for Complaint {}
