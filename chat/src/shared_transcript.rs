use readers_writers::{Recorded, SharedCell};

use crate::{Entry, Transcript, TranscriptCopy};

/// The [`Transcript`] of a chat room, shared by the handlers of all its clients (Project 10).
///
/// Both methods are inside the cell for a few instructions, and for the copying of a page at most.
/// What takes time is done outside: to send a copy to a client who reads slowly, or never.
// ANCHOR: shared_transcript
#[derive(Debug)]
pub struct SharedTranscript {
    /// Written by a handler whose client says something, read by one whose client only asks. The
    /// timeline shows both.
    transcript: SharedCell<Transcript, Recorded>,
}

impl SharedTranscript {
    /// An empty transcript that keeps the newest `keep` entries.
    pub fn new(keep: usize) -> SharedTranscript {
        SharedTranscript {
            transcript: SharedCell::new(Transcript::new(keep)),
        }
    }

    /// The transcript so far. Blocks while another thread adds to it; not for other readers.
    pub fn copy(&self) -> TranscriptCopy {
        self.transcript.read(Transcript::copy)
    }
    // ANCHOR_END: shared_transcript

    /// Adds `entry` at the end, and returns the transcript as it is then: `entry` is its last. Both
    /// are one step, and no other entry gets in between. Blocks while others are inside.
    pub fn add(&self, entry: &Entry) -> TranscriptCopy {
        // ANCHOR: exercise_3 -- STUB: let _ = (entry, Transcript::add); todo!("exercise 3: add the entry and copy the transcript, in one step")
        self.transcript.write(|transcript| {
            transcript.add(entry);
            transcript.copy()
        })
        // ANCHOR_END: exercise_3
    }
}
