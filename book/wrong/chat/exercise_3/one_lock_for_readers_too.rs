// wrong: a plain mutex: readers, too, wait for one another
// rejected by: shared_transcript::exercise_3_who_only_reads_does_not_wait_for_other_readers
// file: src/shared_transcript.rs

use std::sync::{Mutex, PoisonError};

use crate::{Entry, Transcript, TranscriptCopy};

/// The [`Transcript`] of a chat room, shared by the handlers of all its clients.
#[derive(Debug)]
pub struct SharedTranscript {
    transcript: Mutex<Transcript>,
}

impl SharedTranscript {
    /// An empty transcript that keeps the newest `keep` entries.
    pub fn new(keep: usize) -> SharedTranscript {
        SharedTranscript {
            transcript: Mutex::new(Transcript::new(keep)),
        }
    }

    /// The transcript so far.
    pub fn copy(&self) -> TranscriptCopy {
        self.transcript
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .copy()
    }

    /// Adds `entry`, and returns the transcript as it is then.
    pub fn add(&self, entry: &Entry) -> TranscriptCopy {
        let transcript = self.transcript.lock();
        let mut transcript = transcript.unwrap_or_else(PoisonError::into_inner);
        transcript.add(entry);
        transcript.copy()
    }
}
