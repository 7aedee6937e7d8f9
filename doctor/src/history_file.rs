use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tempfile::Builder;

use crate::{History, PatientName};

/// A longer file was not written by us: it is not read to its end.
const LONGEST: u64 = 16 * 1024 * 1024;

/// How temporary files are called. No patient's name begins with a dot.
pub(crate) const TEMPORARY: (&str, &str) = (".history-", ".tmp");

/// The file of one patient: `NAME.dat`, JSON, one input a line.
#[derive(Debug)]
pub(crate) struct HistoryFile {
    folder: PathBuf,
    /// The name in the spelling that the file has.
    name: PatientName,
}

/// What is in the file.
#[derive(Serialize, Deserialize)]
struct Contents {
    patient: String,
    inputs: Vec<String>,
}

/// What was found under a patient's name.
#[derive(Debug)]
pub(crate) enum Found {
    /// No file: a new patient.
    Nothing,
    /// A file, whole.
    History(History),
    /// Something that is no history. It has been renamed; this is its new name.
    Damaged(String),
}

impl HistoryFile {
    pub fn new(folder: &Path, name: PatientName) -> HistoryFile {
        HistoryFile {
            folder: folder.to_path_buf(),
            name,
        }
    }

    fn path(&self) -> PathBuf {
        self.folder.join(format!("{}.dat", self.name))
    }

    /// Reads the file. One that is damaged (cut off, not JSON, somebody else's) is set aside: renamed to
    /// `NAME.damaged-N`, with the first N that is free.
    ///
    /// # Errors
    /// If the file can neither be read nor set aside: then it is as it was.
    pub fn load(&self) -> io::Result<Found> {
        let path = self.path();
        match fs::metadata(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Found::Nothing),
            // Opening something else, a pipe for example, might block for ever.
            Ok(metadata) if !metadata.is_file() => {
                return Err(io::Error::other(format!("{} is no file", path.display())));
            }
            Ok(_) => {}
            Err(error) => return Err(error),
        }
        let mut bytes = Vec::new();
        File::open(&path)?
            .take(LONGEST + 1)
            .read_to_end(&mut bytes)?;
        match self.parse(&bytes) {
            Some(history) => Ok(Found::History(history)),
            None => self.set_aside().map(Found::Damaged),
        }
    }

    /// What the file says, unless it is damaged.
    fn parse(&self, bytes: &[u8]) -> Option<History> {
        if bytes.len() as u64 > LONGEST {
            return None;
        }
        let contents: Contents = serde_json::from_slice(bytes).ok()?;
        let is_his = PatientName::new(&contents.patient).is_ok_and(|name| name == self.name);
        is_his.then(|| contents.inputs.iter().collect())
    }

    /// Gives the file another name, which no file has had before, and returns it.
    fn set_aside(&self) -> io::Result<String> {
        let mut number = 1_u32;
        loop {
            let name = format!("{}.damaged-{number}", self.name);
            let aside = self.folder.join(&name);
            // Creating the file first makes the name ours: renaming alone would overwrite what has it.
            match File::create_new(&aside) {
                Ok(_) => return fs::rename(self.path(), &aside).map(|()| name),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => number += 1,
                Err(error) => return Err(error),
            }
        }
    }

    // ANCHOR: save
    /// Replaces the file by one that holds `history`, as [`Contents`] in JSON. Whenever the program or the machine
    /// stops, there is one of the two files under the name, whole: so the new one is written under another name, as
    /// [`TEMPORARY`] says and in the same folder, and waited for until it is on the disk.
    ///
    /// # Errors
    /// If the disk is full, the folder is gone, or something else is in the way. Then the old file is as it was, and no
    /// temporary file is left.
    pub fn save(&self, history: &History) -> io::Result<()> {
        // ANCHOR: exercise_3 -- STUB: let _ = (Contents { patient: String::new(), inputs: Vec::new() }, Builder::new, serde_json::to_writer_pretty::<File, Contents>, io::BufWriter::<File>::flush, sync_folder, TEMPORARY, history); todo!("exercise 3: write a temporary file in the same folder, sync it, and give it the name")
        let contents = Contents {
            patient: self.name.to_string(),
            inputs: history.iter().map(str::to_string).collect(),
        };
        let (prefix, suffix) = TEMPORARY;
        let mut temporary = Builder::new()
            .prefix(prefix)
            .suffix(suffix)
            .tempfile_in(&self.folder)?;
        let mut writer = io::BufWriter::new(&mut temporary);
        serde_json::to_writer_pretty(&mut writer, &contents)?;
        writer.write_all(b"\n")?;
        writer.flush()?;
        drop(writer);
        // The name must not arrive on the disk before what it names.
        temporary.as_file().sync_all()?;
        temporary.persist(self.path())?;
        sync_folder(&self.folder)
        // ANCHOR_END: exercise_3
    }
    // ANCHOR_END: save
}

/// Waits until the names in `folder` are on the disk.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Windows does not let programs wait for that.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}
