use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use timeserver::Log;

use crate::folder_lock::FolderLock;
use crate::history_file::{HistoryFile, TEMPORARY};
use crate::patient_record::PatientRecord;
use crate::{PatientName, Visit};

/// The folder with the histories of all patients (Project 4), one file each.
///
/// While at least one session of a patient is open there is one history of his in memory, which all of his sessions
/// share. It is read when the first of them begins, and saved whenever one of them ends. Patients have nothing to do
/// with one another: while one patient's file is read or written, no other patient waits.
pub struct Histories {
    folder: PathBuf,
    log: Log,
    /// Who is here, and how the files are called. Held for a few instructions: nobody reads or writes a file under it.
    desk: Mutex<Desk>,
    /// No other server may write here.
    _lock: FolderLock,
}

#[derive(Default)]
struct Desk {
    /// The patients with at least one open session, by their keys: each with the number of his open sessions.
    here: HashMap<String, (Arc<PatientRecord>, usize)>,
    /// All patients that have a file, or had one open: in which spelling of their names.
    spellings: HashMap<String, PatientName>,
}

impl Histories {
    /// Opens `folder`, and creates it if it does not exist. Temporary files that a killed server left behind are
    /// removed. What goes wrong later, and with which patient, `log` is told.
    ///
    /// # Errors
    /// If there can be no such folder, or another server uses it: in a sentence that names it.
    pub fn open(folder: &Path, log: Log) -> io::Result<Histories> {
        let in_words = |error: io::Error| {
            let folder = folder.display();
            io::Error::new(
                error.kind(),
                format!("cannot keep histories in {folder}: {error}"),
            )
        };
        fs::create_dir_all(folder).map_err(in_words)?;
        let lock = FolderLock::new(folder).map_err(in_words)?;
        let histories = Histories {
            folder: folder.to_path_buf(),
            log,
            desk: Mutex::default(),
            _lock: lock,
        };
        histories.look_round().map_err(in_words)?;
        Ok(histories)
    }

    /// Takes note of the files that are there.
    fn look_round(&self) -> io::Result<()> {
        let (prefix, suffix) = TEMPORARY;
        let mut files = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            // What is not Unicode is not ours.
            let Ok(file) = entry?.file_name().into_string() else {
                continue;
            };
            if file.starts_with(prefix) && file.ends_with(suffix) {
                fs::remove_file(self.folder.join(file))?;
            } else if let Some(Ok(name)) = file.strip_suffix(".dat").map(PatientName::new) {
                files.push(name);
            }
        }
        files.sort_by(|one, other| one.as_str().cmp(other.as_str()));
        let mut desk = self.desk();
        for name in files {
            match desk.spellings.entry(name.key().to_string()) {
                Entry::Vacant(entry) => drop(entry.insert(name)),
                Entry::Occupied(entry) => self.log.line(format_args!(
                    "{0}.dat and {name}.dat belong to the same patient: only {0}.dat is used",
                    entry.get()
                )),
            }
        }
        Ok(())
    }

    /// Begins a session of the patient `name`. Blocks while his file is read, if none of his sessions is open.
    ///
    /// A damaged file is set aside, and the log is told; the visit [knows](Visit::found_damage) too.
    ///
    /// # Errors
    /// If the file can neither be read nor set aside. It is left as it is, and the log is told.
    pub fn visit(self: &Arc<Histories>, name: &PatientName) -> io::Result<Visit> {
        let record = self.come(name);
        // From here on the visit ends properly, whatever happens.
        let visit = Visit::new(Arc::clone(self), Arc::clone(&record));
        let found_damage = record.open(&self.log).inspect_err(|error| {
            self.log
                .line(format_args!("cannot read the history of {name}: {error}"));
        })?;
        Ok(visit.with_damage(found_damage))
    }

    /// Saves the histories of all patients who are here: the last thing that a server does, for sessions that have not
    /// ended yet end with the process.
    pub fn save_all(&self) {
        let records: Vec<Arc<PatientRecord>> = self
            .desk()
            .here
            .values()
            .map(|(record, _)| Arc::clone(record))
            .collect();
        for record in records {
            record.save(&self.log);
        }
    }

    // ANCHOR: come_and_leave
    /// The record of a patient, who has one more session from now on.
    fn come(&self, name: &PatientName) -> Arc<PatientRecord> {
        let mut desk = self.desk();
        let Desk { here, spellings } = &mut *desk;
        let spelling = spellings
            .entry(name.key().to_string())
            .or_insert_with(|| name.clone());
        let (record, sessions) = here.entry(name.key().to_string()).or_insert_with(|| {
            let file = HistoryFile::new(&self.folder, spelling.clone());
            (Arc::new(PatientRecord::new(spelling.clone(), file)), 0)
        });
        *sessions += 1;
        Arc::clone(record)
    }

    /// A session of this patient has ended. Its history is saved first, and only then, if it was
    /// his last session, forgotten: whoever comes in between finds it here, and whoever comes
    /// later finds it in the file.
    pub(crate) fn leave(&self, record: &PatientRecord) {
        record.save(&self.log);
        if let Entry::Occupied(mut entry) = self.desk().here.entry(record.name().key().to_string())
        {
            entry.get_mut().1 -= 1;
            if entry.get().1 == 0 {
                entry.remove();
            }
        }
    }
    // ANCHOR_END: come_and_leave

    /// Every change of the desk is one insertion, removal or addition: so after a panic it is still right.
    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
