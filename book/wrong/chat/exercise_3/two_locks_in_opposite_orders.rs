// wrong: who adds takes the transcript and then the count, who copies takes them the other way round
// rejected by: shared_transcript::exercise_3_no_entry_is_lost_and_none_changes_its_place
// file: src/shared_transcript.rs

use std::sync::{Mutex, RwLock};

use crate::{Entry, Transcript, TranscriptCopy};

/// The [`Transcript`] of a chat room, shared by the handlers of all its clients.
#[derive(Debug)]
pub struct SharedTranscript {
    transcript: RwLock<Transcript>,
    /// The transcript's length and its copy of then, so that nobody copies it twice.
    cached: Mutex<Option<(usize, TranscriptCopy)>>,
}

impl SharedTranscript {
    /// An empty transcript that keeps the newest `keep` entries.
    pub fn new(keep: usize) -> SharedTranscript {
        SharedTranscript {
            transcript: RwLock::new(Transcript::new(keep)),
            cached: Mutex::new(None),
        }
    }

    /// The transcript so far.
    pub fn copy(&self) -> TranscriptCopy {
        let mut cached = self.cached.lock().unwrap();
        let transcript = self.transcript.read().unwrap();
        match &*cached {
            Some((length, copy)) if *length == transcript.len() => copy.clone(),
            _ => {
                let copy = transcript.copy();
                *cached = Some((transcript.len(), copy.clone()));
                copy
            }
        }
    }

    /// Adds `entry`, and returns the transcript as it is then.
    pub fn add(&self, entry: &Entry) -> TranscriptCopy {
        let mut transcript = self.transcript.write().unwrap();
        transcript.add(entry);
        let copy = transcript.copy();
        *self.cached.lock().unwrap() = Some((transcript.len(), copy.clone()));
        copy
    }
}
