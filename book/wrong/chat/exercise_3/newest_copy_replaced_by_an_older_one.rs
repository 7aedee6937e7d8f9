// wrong: the copy for readers is stored outside of the lock, so an older one may replace a newer one
// rejected by: shared_transcript::exercise_3_no_entry_is_lost_and_none_changes_its_place
// file: src/shared_transcript.rs

use std::sync::{Mutex, RwLock};

use crate::{Entry, Transcript, TranscriptCopy};

/// The [`Transcript`] of a chat room, shared by the handlers of all its clients.
#[derive(Debug)]
pub struct SharedTranscript {
    transcript: Mutex<Transcript>,
    /// What readers get.
    newest: RwLock<TranscriptCopy>,
}

impl SharedTranscript {
    /// An empty transcript that keeps the newest `keep` entries.
    pub fn new(keep: usize) -> SharedTranscript {
        let transcript = Transcript::new(keep);
        let newest = RwLock::new(transcript.copy());
        let transcript = Mutex::new(transcript);
        SharedTranscript { transcript, newest }
    }

    /// The transcript so far.
    pub fn copy(&self) -> TranscriptCopy {
        self.newest.read().unwrap().clone()
    }

    /// Adds `entry`, and returns the transcript as it is then.
    pub fn add(&self, entry: &Entry) -> TranscriptCopy {
        let copy = {
            let mut transcript = self.transcript.lock().unwrap();
            transcript.add(entry);
            transcript.copy()
        };
        *self.newest.write().unwrap() = copy.clone();
        copy
    }
}
