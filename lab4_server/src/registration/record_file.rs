use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::{Append, Student};

/// The first line of every record file. A file without it was not made by us, and is not touched.
const HEADER: &str = "name\tstudent id\tGitHub user name\n";

/// A file of registrations: a header, then one line a student, `NAME<TAB>STUDENT ID<TAB>GITHUB USER
/// NAME`.
///
/// A student who was answered `OK` is in it, whole, whatever happens to the process or the machine;
/// one who was answered `ERROR` is not. What makes it so:
///
/// - Only one process writes it: it is locked against all others while it is open.
/// - A record is flushed to the disk before [`append`](Append::append) returns.
/// - A record whose append fails is cut off again. If a crash prevents that, it is *torn*: it lacks
///   its line feed, or holds zeros where the disk never got its bytes, which no good record does.
///   [`open`](RecordFile::open) cuts it off.
#[derive(Debug)]
pub struct RecordFile {
    file: File,
    /// Up to here there are whole records, all on the disk.
    length: u64,
    /// Whether an append was begun that did not succeed: then something may lie behind `length`.
    unfinished: bool,
    /// How many students were there when it was opened.
    students: usize,
    /// What a crash had left of a record when it was opened. Empty if there was none.
    torn: Vec<u8>,
}

impl RecordFile {
    /// Opens the file at `path`, or makes it, and locks it against other servers. Reads it to its
    /// end, and cuts off a torn record there.
    ///
    /// # Errors
    /// In a sentence that names the file: it cannot be opened or made, another server has it open,
    /// it is no file of records, or one of its lines (not the last) is damaged. Then nothing in it
    /// has been changed.
    pub fn open(path: &Path) -> io::Result<RecordFile> {
        RecordFile::open_unnamed(path).map_err(|error| {
            let path = path.display();
            io::Error::new(error.kind(), format!("cannot record in {path}: {error}"))
        })
    }

    fn open_unnamed(path: &Path) -> io::Result<RecordFile> {
        let mut file = open_exclusively(path)?;
        if !file.metadata()?.is_file() {
            return Err(io::Error::new(ErrorKind::InvalidInput, "it is not a file"));
        }
        let found = Found::read(&file)?;
        let mut length = found.length;
        file.set_len(length)?;
        if length == 0 {
            file.rewind()?;
            file.write_all(HEADER.as_bytes())?;
            length = HEADER.len() as u64;
        }
        // The file's contents, and its name in its folder: a file that cannot be found again is
        // lost, too.
        file.sync_all()?;
        sync_folder(path)?;
        Ok(RecordFile {
            file,
            length,
            unfinished: false,
            students: found.students,
            torn: found.torn,
        })
    }

    /// How many students the file held when it was opened.
    pub fn students(&self) -> usize {
        self.students
    }

    /// What a crash had left of a record, and opening has cut off: this student was never answered
    /// `OK`.
    pub fn torn(&self) -> Option<&[u8]> {
        (!self.torn.is_empty()).then_some(&self.torn)
    }
}

impl Append for RecordFile {
    // ANCHOR: append_to_file
    fn append(&mut self, record: &str) -> io::Result<()> {
        if self.unfinished {
            self.file.set_len(self.length)?;
        }
        self.unfinished = true;
        self.file.seek(SeekFrom::Start(self.length))?;
        let written = self.file.write_all(record.as_bytes());
        if let Err(error) = written.and_then(|()| self.file.sync_data()) {
            // The student will be told that nothing was recorded. If cutting fails as well, the
            // next append tries again.
            let _ = self.file.set_len(self.length);
            return Err(error);
        }
        self.length += record.len() as u64;
        self.unfinished = false;
        Ok(())
    }
    // ANCHOR_END: append_to_file
}

/// What is in a record file.
struct Found {
    /// The length of the header and of all whole records; 0 if the header is not whole.
    length: u64,
    students: usize,
    /// The rest of the file, if a crash left one.
    torn: Vec<u8>,
}

impl Found {
    /// Reads `file` to its end. Fails if there is anything in it that neither we nor a crash would
    /// have left.
    fn read(file: &File) -> io::Result<Found> {
        let mut lines = BufReader::new(file);
        let mut found = Found {
            length: 0,
            students: 0,
            torn: Vec::new(),
        };
        let header = next_line(&mut lines)?;
        if HEADER.as_bytes() != header {
            // A crash may have left the beginning of the header, or nothing: that is where a new
            // file starts from.
            return if HEADER.as_bytes().starts_with(&header) {
                Ok(found)
            } else {
                Err(damaged(1, "is not the header of a record file"))
            };
        }
        found.length = header.len() as u64;
        loop {
            let line = next_line(&mut lines)?;
            let record = line.strip_suffix(b"\n");
            if record.and_then(Student::from_record).is_some() {
                found.length += line.len() as u64;
                found.students += 1;
            } else if lines.fill_buf()?.is_empty() && (record.is_none() || line.contains(&0)) {
                found.torn = line;
                return Ok(found);
            } else {
                return Err(damaged(found.students + 2, "is not a record"));
            }
        }
    }
}

/// The next line with its line feed, if it has one; empty at the end. Longer than any record means
/// damaged: the rest is not read.
fn next_line(lines: &mut impl BufRead) -> io::Result<Vec<u8>> {
    const LONGEST: u64 = 4096;
    let mut line = Vec::new();
    lines.by_ref().take(LONGEST).read_until(b'\n', &mut line)?;
    Ok(line)
}

fn damaged(line: usize, what: &str) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, format!("its line {line} {what}"))
}

/// Opens or makes the file at `path`, and refuses to share it with another writer. Readers are
/// welcome.
#[cfg(unix)]
fn open_exclusively(path: &Path) -> io::Result<File> {
    let file = writeable().open(path)?;
    match file.try_lock() {
        Err(std::fs::TryLockError::WouldBlock) => Err(io::Error::new(
            ErrorKind::ResourceBusy,
            "another server has it open",
        )),
        // Some network file systems have no locks: then there is none to break.
        _ => Ok(file),
    }
}

/// On Windows a lock would keep readers out, too; but whoever opens a file may say what others may
/// do with it.
#[cfg(windows)]
fn open_exclusively(path: &Path) -> io::Result<File> {
    use std::os::windows::fs::OpenOptionsExt;
    const FILE_SHARE_READ: u32 = 1;
    writeable().share_mode(FILE_SHARE_READ).open(path)
}

fn writeable() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    options
}

/// Flushes the folder in which `path` lies.
#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    File::open(folder)?.sync_all()
}

/// Windows writes a folder's entries with the file.
#[cfg(windows)]
fn sync_folder(_path: &Path) -> io::Result<()> {
    Ok(())
}
