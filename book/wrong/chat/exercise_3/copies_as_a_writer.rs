// wrong: who only looks goes in as a writer, so readers wait for one another
// rejected by: shared_transcript::exercise_3_who_only_reads_does_not_wait_for_other_readers
// file: src/shared_transcript.rs

use readers_writers::SharedCell;

use crate::{Entry, Transcript, TranscriptCopy};

/// The [`Transcript`] of a chat room, shared by the handlers of all its clients.
#[derive(Debug)]
pub struct SharedTranscript {
    transcript: SharedCell<Transcript>,
}

impl SharedTranscript {
    /// An empty transcript that keeps the newest `keep` entries.
    pub fn new(keep: usize) -> SharedTranscript {
        SharedTranscript {
            transcript: SharedCell::new(Transcript::new(keep)),
        }
    }

    /// The transcript so far.
    pub fn copy(&self) -> TranscriptCopy {
        self.transcript.write(|transcript| transcript.copy())
    }

    /// Adds `entry`, and returns the transcript as it is then.
    pub fn add(&self, entry: &Entry) -> TranscriptCopy {
        self.transcript.write(|transcript| {
            transcript.add(entry);
            transcript.copy()
        })
    }
}
