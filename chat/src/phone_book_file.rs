use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::error::Error;
use std::fmt;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sleepy_threads::timeline::{self, Access};

use crate::Storage;
use crate::phone_book_request::{check_name, check_number};

/// A line of the file: one name and its number as a JSON object.
///
/// `{"name":"Ken","number":"862-3333"}`
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    name: String,
    number: String,
}

/// How every line begins that this program has written.
const BEGINNING: &[u8] = br#"{"name":""#;

/// The file of a phone book: a log, to which a line is appended for each number (Project 5).
///
/// A line is on the disk, with its end, before anybody is told so. Therefore a last line that was cut
/// off is what a crash has left of a number that nobody was promised.
///
/// While the file is open it is locked: a second server that opened it would overwrite the lines of
/// the first.
#[derive(Debug)]
pub struct PhoneBookFile {
    file: File,
    /// Here the next line begins. What is behind it is the rest of a line that failed.
    end: u64,
}

impl PhoneBookFile {
    /// Opens the file at `path`, or creates it, and returns it with the numbers in it. If its last
    /// line was cut off, that is removed, and `tell` is called with a line that says so. A last line
    /// that lacks nothing but its end gets one: an editor may have left it so.
    ///
    /// # Errors
    /// If the file is in use by another server, if it cannot be read, or at its first line that is
    /// not a number; it stays as it is then.
    pub fn open(
        path: impl AsRef<Path>,
        tell: impl FnOnce(&str),
    ) -> Result<(PhoneBookFile, BTreeMap<String, String>), PhoneBookFileError> {
        let path = path.as_ref();
        let complain = |line, reason: String| PhoneBookFileError {
            path: path.to_owned(),
            line,
            reason,
        };
        let file = lock(path).map_err(|error| complain(None, error.to_string()))?;
        let mut numbers = BTreeMap::new();
        let mut end = 0;
        let (mut torn, mut lacks_end) = (None, false);
        let mut reader = BufReader::new(&file);
        for number in 1.. {
            let mut bytes = Vec::new();
            let here = |reason| complain(Some(number), reason);
            let length = reader
                .read_until(b'\n', &mut bytes)
                .map_err(|error| here(error.to_string()))?;
            if length == 0 {
                break;
            }
            lacks_end = !bytes.ends_with(b"\n");
            match serde_json::from_slice(&bytes) {
                Ok(line) => enter(line, &mut numbers).map_err(here)?,
                Err(_) if is_torn(&bytes) => {
                    torn = Some(number);
                    break;
                }
                // To the parser, our line is the whole text.
                Err(error) => {
                    return Err(here(error.to_string().replace("line 1 column", "column")));
                }
            }
            end += length as u64;
        }
        let mut book = PhoneBookFile { file, end };
        let mended = match torn {
            Some(_) => book.cut(),
            None if lacks_end => book.append(b"\n"),
            None => Ok(()),
        };
        mended.map_err(|error| complain(torn, error.to_string()))?;
        if let Some(line) = torn {
            let path = path.display();
            tell(&format!(
                "{path}, line {line}: cut off by a crash, and removed"
            ));
        }
        book.end += u64::from(torn.is_none() && lacks_end);
        Ok((book, numbers))
    }

    /// Writes `line` behind the last one, where nothing else may be left, and waits for the disk.
    fn append(&mut self, line: &[u8]) -> io::Result<()> {
        self.file.set_len(self.end)?;
        self.file.seek(SeekFrom::Start(self.end))?;
        self.file.write_all(line)?;
        self.file.sync_data()
    }

    /// Removes what is behind the last whole line.
    fn cut(&mut self) -> io::Result<()> {
        self.file.set_len(self.end)?;
        self.file.sync_data()
    }
}

impl Storage for PhoneBookFile {
    // ANCHOR: record
    /// Appends a line, and returns when the disk has it.
    ///
    /// # Errors
    /// If the disk does not take it. What it has taken is removed again; if that fails too, the next
    /// call does that first.
    fn record(&mut self, name: &str, number: &str) -> io::Result<()> {
        let _recording = timeline::using(Access::Write, "records", None);
        let (name, number) = (name.to_string(), number.to_string());
        let mut line = serde_json::to_vec(&Line { name, number })?;
        line.push(b'\n');
        let written = self.append(&line);
        match written {
            Ok(()) => self.end += line.len() as u64,
            // An error here is repeated by the next call, and answered there.
            Err(_) => self.cut().unwrap_or(()),
        }
        written
    }
    // ANCHOR_END: record
}

/// Opens the file at `path`, creating it if there is none, for this program alone.
fn lock(path: &Path) -> io::Result<File> {
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let text = "another server is using this phone book";
            return Err(io::Error::new(io::ErrorKind::ResourceBusy, text));
        }
        Err(TryLockError::Error(error)) => return Err(error),
    }
    sync_folder(path)?;
    Ok(file)
}

/// Makes sure that a file that was just created is still in its folder after a crash.
#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    File::open(folder)?.sync_all()
}

/// Windows does so by itself, and does not open folders.
#[cfg(windows)]
fn sync_folder(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// Whether `line` is the beginning of a line of ours, without its end; some file systems put zeros
/// where the rest should be. Whatever else a file ends with, it is not for us to remove.
fn is_torn(line: &[u8]) -> bool {
    let text = line.len() - line.iter().rev().take_while(|&&byte| byte == 0).count();
    let text = &line[..text];
    !line.ends_with(b"\n") && (text.starts_with(BEGINNING) || BEGINNING.starts_with(text))
}

/// Puts the number in `line` into `numbers`, or says what is wrong with it.
fn enter(line: Line, numbers: &mut BTreeMap<String, String>) -> Result<(), String> {
    let Line { name, number } = line;
    if check_name(&name).as_ref() != Ok(&name) || check_number(&number).as_ref() != Ok(&number) {
        return Err(format!("{name:?} and {number:?} are no name and number"));
    }
    match numbers.entry(name) {
        Entry::Occupied(known) => Err(format!("{} has a number already", known.key())),
        Entry::Vacant(place) => {
            place.insert(number);
            Ok(())
        }
    }
}

/// Why the file of a phone book was not opened: its name, the line if it is one line's fault, and
/// what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneBookFileError {
    path: PathBuf,
    /// Counted from 1.
    line: Option<usize>,
    reason: String,
}

impl fmt::Display for PhoneBookFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        write!(f, ": {}", self.reason)
    }
}

impl Error for PhoneBookFileError {}
