//! The transcript that all clients share (exercise 3), under every schedule that the explorer tries.

#[macro_use]
extern crate grading as std; // here std::sync and std::thread are driven by a scheduler
extern crate self as readers_writers; // so that the cell, too, is the one that is driven

#[path = "../../readers_writers/src/shared_cell/mod.rs"]
#[allow(dead_code, unsafe_code, unused_imports)]
mod shared_cell;
#[path = "../src/shared_transcript.rs"]
mod shared_transcript;
#[path = "../src/transcript_entry.rs"]
#[allow(dead_code)]
mod transcript_entry;
#[path = "../src/transcript.rs"]
#[allow(dead_code)]
mod transcript_itself;

use std::cell::RefCell;
use std::explore::{call, every_schedule, spawn};
use std::sync::{Arc, Barrier};
use std::thread::JoinHandle;

#[allow(unused_imports)] // which of them is up to the answer
pub use shared_cell::{PcSharedCell, RwSharedCell, SharedCell};
// The timeline is off here, so whatever records would only hand on.
#[allow(unused_imports)]
pub use shared_cell::ReadersWriters as Recorded;
use shared_transcript::SharedTranscript;
use transcript_entry::Entry;
use transcript_itself::TranscriptCopy;

/// The transcript itself, but who copies it can be held up in the middle of that.
#[derive(Clone, Debug)]
struct Transcript(transcript_itself::Transcript);

thread_local! {
    /// Whom this thread meets while it copies.
    static COMPANY: RefCell<Option<Arc<Barrier>>> = const { RefCell::new(None) };
}

#[allow(dead_code)] // what an answer does not need
impl Transcript {
    fn new(keep: usize) -> Transcript {
        Transcript(transcript_itself::Transcript::new(keep))
    }

    fn add(&mut self, entry: &Entry) {
        self.0.add(entry);
    }

    fn copy(&self) -> TranscriptCopy {
        if let Some(company) = COMPANY.with_borrow(Option::clone) {
            company.wait();
        }
        self.0.copy()
    }

    fn len(&self) -> usize {
        self.0.len()
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn entry(name: &str) -> Entry {
    Entry::said(name, "TIME", "hello")
}

/// A thread that adds the entry of `name`, and returns what it was answered.
fn adder(room: &Arc<SharedTranscript>, name: &'static str) -> JoinHandle<String> {
    let room = Arc::clone(room);
    spawn(name, move || {
        let answer = call("add", || room.add(&entry(name))).to_string();
        assert!(
            answer.ends_with(entry(name).text()),
            "what {name} has added must be the last entry of the copy that it gets: {answer:?}"
        );
        answer
    })
}

#[test]
fn exercise_3_an_entry_is_the_last_of_the_copy_that_its_thread_gets() {
    every_schedule(|| {
        let room = Arc::new(SharedTranscript::new(100));
        let adders = ["Ada", "Ken", "Grace"].map(|name| adder(&room, name));
        for adder in adders {
            adder.join().unwrap();
        }
    });
}

#[test]
fn exercise_3_no_entry_is_lost_and_none_changes_its_place() {
    every_schedule(|| {
        let room = Arc::new(SharedTranscript::new(100));
        let adders = ["Ada", "Ken"].map(|name| adder(&room, name));
        let early = call("copy", || room.copy()).to_string();
        let late = call("copy", || room.copy()).to_string();
        let mut seen = vec![early, late];
        seen.extend(adders.map(|adder| adder.join().unwrap()));
        let all = call("copy", || room.copy()).to_string();
        for name in ["Ada", "Ken"] {
            let times = all.matches(entry(name).text()).count();
            assert_eq!(
                times, 1,
                "each entry must be there once in the end, also that of {name}: {all:?}"
            );
        }
        for copy in &seen {
            assert!(
                all.starts_with(copy),
                "what was in the transcript must stay where it was: first {copy:?}, then {all:?}"
            );
        }
        assert!(
            seen[1].starts_with(&seen[0]),
            "who looks twice must not see less the second time: {seen:?}"
        );
    });
}

#[test]
fn exercise_3_who_only_reads_does_not_wait_for_other_readers() {
    every_schedule(|| {
        let room = Arc::new(SharedTranscript::new(100));
        room.add(&entry("Ada"));
        let company = Arc::new(Barrier::new(2));
        let readers = ["reader 1", "reader 2"].map(|name| {
            let (room, company) = (Arc::clone(&room), Arc::clone(&company));
            spawn(name, move || {
                COMPANY.set(Some(company));
                call("copy", || room.copy()).to_string()
            })
        });
        for reader in readers {
            assert_eq!(reader.join().unwrap(), entry("Ada").text());
        }
    });
}

#[test]
fn exercise_3_the_oldest_entries_go() {
    every_schedule(|| {
        let room = SharedTranscript::new(1);
        room.add(&entry("Ada"));
        let answer = room.add(&entry("Ken")).to_string();
        assert_eq!(
            answer,
            entry("Ken").text(),
            "this room keeps the newest entry only"
        );
        assert_eq!(room.copy().to_string(), answer);
    });
}
