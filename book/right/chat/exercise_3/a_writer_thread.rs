// right: only one thread adds; the others send it their entries, and wait for the answer
// file: src/shared_transcript.rs

use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, RwLock};
use std::thread;

use crate::{Entry, Transcript, TranscriptCopy};

/// An entry, and where its answer goes.
type Request = (Entry, Sender<TranscriptCopy>);

/// The [`Transcript`] of a chat room, shared by the handlers of all its clients.
#[derive(Debug)]
pub struct SharedTranscript {
    requests: Sender<Request>,
    newest: Arc<RwLock<TranscriptCopy>>,
}

impl SharedTranscript {
    /// An empty transcript that keeps the newest `keep` entries. Its thread ends when it is dropped.
    pub fn new(keep: usize) -> SharedTranscript {
        let mut transcript = Transcript::new(keep);
        let newest = Arc::new(RwLock::new(transcript.copy()));
        let (requests, received) = mpsc::channel::<Request>();
        let stored = Arc::clone(&newest);
        thread::spawn(move || {
            for (entry, answer) in received {
                transcript.add(&entry);
                *stored.write().unwrap() = transcript.copy();
                let _ = answer.send(transcript.copy());
            }
        });
        SharedTranscript { requests, newest }
    }

    /// The transcript so far.
    pub fn copy(&self) -> TranscriptCopy {
        self.newest.read().unwrap().clone()
    }

    /// Adds `entry`, and returns the transcript as it is then.
    pub fn add(&self, entry: &Entry) -> TranscriptCopy {
        let (answer, answered) = mpsc::channel();
        self.requests.send((entry.clone(), answer)).unwrap();
        answered.recv().unwrap()
    }
}
