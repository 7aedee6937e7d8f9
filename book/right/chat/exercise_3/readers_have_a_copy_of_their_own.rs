// right: readers take the newest copy, which a writer stores while it is still alone with the transcript
// file: src/shared_transcript.rs

use std::sync::{Mutex, RwLock};

use crate::{Entry, Transcript, TranscriptCopy};

/// The [`Transcript`] of a chat room, shared by the handlers of all its clients.
#[derive(Debug)]
pub struct SharedTranscript {
    /// Locked by one writer at a time, before `newest`.
    transcript: Mutex<Transcript>,
    /// What readers get. Changed by whoever holds `transcript`.
    newest: RwLock<TranscriptCopy>,
}

impl SharedTranscript {
    /// An empty transcript that keeps the newest `keep` entries.
    pub fn new(keep: usize) -> SharedTranscript {
        let transcript = Transcript::new(keep);
        SharedTranscript {
            newest: RwLock::new(transcript.copy()),
            transcript: Mutex::new(transcript),
        }
    }

    /// The transcript so far.
    pub fn copy(&self) -> TranscriptCopy {
        self.newest.read().unwrap().clone()
    }

    /// Adds `entry`, and returns the transcript as it is then.
    pub fn add(&self, entry: &Entry) -> TranscriptCopy {
        let mut transcript = self.transcript.lock().unwrap();
        transcript.add(entry);
        let copy = transcript.copy();
        self.newest.write().unwrap().clone_from(&copy);
        copy
    }
}
