use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use timeserver::Log;

use crate::history_file::{Found, HistoryFile};
use crate::{History, PatientName};

/// One patient who has a session open: his history, in memory and in its file.
#[derive(Debug)]
pub(crate) struct PatientRecord {
    name: PatientName,
    /// What the patient's doctors read and add to. Held for a moment, never while the file is read or written.
    history: Arc<Mutex<History>>,
    /// The file, and what is in it. Held while it is read or written: then the patient's other sessions wait for it if
    /// they begin or end, and go on talking if they are in the middle.
    file: Mutex<Filed>,
}

#[derive(Debug)]
struct Filed {
    file: HistoryFile,
    /// What was read from the file or written to it last. `None` before it is read, and if it could not be: then it
    /// must not be overwritten.
    contents: Option<History>,
    /// Whether there is a file.
    exists: bool,
}

impl PatientRecord {
    pub fn new(name: PatientName, file: HistoryFile) -> PatientRecord {
        PatientRecord {
            name,
            history: Arc::default(),
            file: Mutex::new(Filed {
                file,
                contents: None,
                exists: false,
            }),
        }
    }

    pub fn name(&self) -> &PatientName {
        &self.name
    }

    pub fn history(&self) -> &Arc<Mutex<History>> {
        &self.history
    }

    /// Reads the file, unless that is done. Tells `log`, and returns true, if it was damaged and is set aside.
    ///
    /// # Errors
    /// If the file can neither be read nor set aside.
    pub fn open(&self, log: &Log) -> io::Result<bool> {
        let mut filed = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        if filed.contents.is_some() {
            return Ok(false);
        }
        let (contents, aside) = match filed.file.load()? {
            Found::Nothing => (History::new(), None),
            Found::History(history) => {
                filed.exists = true;
                (history, None)
            }
            Found::Damaged(aside) => (History::new(), Some(aside)),
        };
        *self.history.lock().unwrap_or_else(PoisonError::into_inner) = contents.clone();
        filed.contents = Some(contents);
        if let Some(aside) = &aside {
            log.line(format_args!(
                "the history of {} is damaged: set aside as {aside}",
                self.name
            ));
        }
        Ok(aside.is_some())
    }

    /// Saves the history, if the file does not hold it already. If that fails, tells `log`.
    pub fn save(&self, log: &Log) {
        let mut filed = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let history = self
            .history
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        if filed.contents.is_none() || filed.exists && filed.contents.as_ref() == Some(&history) {
            return;
        }
        match filed.file.save(&history) {
            Ok(()) => {
                filed.exists = true;
                filed.contents = Some(history);
            }
            Err(error) => log.line(format_args!(
                "cannot save the history of {}: {error}",
                self.name
            )),
        }
    }
}
