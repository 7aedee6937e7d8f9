// right: std's RwLock instead of the cell; its guard is held until the copy is taken
// file: src/shared_transcript.rs

use std::sync::{PoisonError, RwLock};

use crate::{Entry, Transcript, TranscriptCopy};

/// The [`Transcript`] of a chat room, shared by the handlers of all its clients.
#[derive(Debug)]
pub struct SharedTranscript {
    transcript: RwLock<Transcript>,
}

impl SharedTranscript {
    /// An empty transcript that keeps the newest `keep` entries.
    pub fn new(keep: usize) -> SharedTranscript {
        let transcript = RwLock::new(Transcript::new(keep));
        SharedTranscript { transcript }
    }

    /// The transcript so far.
    pub fn copy(&self) -> TranscriptCopy {
        let transcript = self.transcript.read();
        transcript.unwrap_or_else(PoisonError::into_inner).copy()
    }

    /// Adds `entry`, and returns the transcript as it is then.
    pub fn add(&self, entry: &Entry) -> TranscriptCopy {
        let transcript = self.transcript.write();
        let mut transcript = transcript.unwrap_or_else(PoisonError::into_inner);
        transcript.add(entry);
        transcript.copy()
    }
}
