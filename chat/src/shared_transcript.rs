use readers_writers::SharedCell;

use crate::{Entry, Transcript, TranscriptCopy};

/// The [`Transcript`] of a chat room, shared by the handlers of all its clients (Project 10).
///
/// Both methods are inside the cell for a few instructions, and for the copying of a page at most.
/// What takes time is done outside: to send a copy to a client who reads slowly, or never.
// ANCHOR: shared_transcript
#[derive(Debug)]
pub struct SharedTranscript {
    /// Written by a handler whose client says something, read by one who answers.
    transcript: SharedCell<Transcript>,
}

impl SharedTranscript {
    /// An empty transcript that keeps the newest `keep` entries.
    pub fn new(keep: usize) -> SharedTranscript {
        SharedTranscript {
            transcript: SharedCell::new(Transcript::new(keep)),
        }
    }

    /// Adds `entry` at the end. Blocks while others are inside.
    pub fn add(&self, entry: &Entry) {
        self.transcript.write(|transcript| transcript.add(entry));
    }

    /// The transcript so far. Blocks while another thread adds to it; not for other readers.
    pub fn copy(&self) -> TranscriptCopy {
        self.transcript.read(Transcript::copy)
    }
}
// ANCHOR_END: shared_transcript
