use std::fmt;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::patient_record::PatientRecord;
use crate::{Histories, History};

/// One session of a patient whose history is kept. When it ends (is dropped), however it ends, the history is saved:
/// the handler has returned, or failed because the client has vanished, or it panicked.
///
/// If it cannot be saved (the disk is full), the log is told. Then what was said in this session is lost, unless the
/// patient has another one open, which tries again when it ends.
#[must_use = "a visit that is dropped is over"]
pub struct Visit {
    histories: Arc<Histories>,
    record: Arc<PatientRecord>,
    found_damage: bool,
}

impl Visit {
    pub(crate) fn new(histories: Arc<Histories>, record: Arc<PatientRecord>) -> Visit {
        Visit {
            histories,
            record,
            found_damage: false,
        }
    }

    pub(crate) fn with_damage(mut self, found_damage: bool) -> Visit {
        self.found_damage = found_damage;
        self
    }

    /// What this patient has said so far. It is shared with his other sessions; what is added to it will be saved.
    pub fn history(&self) -> Arc<Mutex<History>> {
        Arc::clone(self.record.history())
    }

    /// Whether this visit found a damaged file, and began a new history.
    pub fn found_damage(&self) -> bool {
        self.found_damage
    }
}

// ANCHOR: drop
impl Drop for Visit {
    fn drop(&mut self) {
        let leave = || self.histories.leave(&self.record);
        if thread::panicking() {
            // If saving panicked as well, the whole server would end. The first panic is the one
            // to be told.
            let _ = panic::catch_unwind(AssertUnwindSafe(leave));
        } else {
            leave();
        }
    }
}
// ANCHOR_END: drop

impl fmt::Debug for Visit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Visit").field(self.record.name()).finish()
    }
}
