use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Instant;

use super::State;
use super::room::Room;

/// What one thread, or one client, does: a row of the picture.
///
/// Only its own thread adds to it, so its lock is free whenever that thread comes. The lock is there
/// for the end: a picture can be drawn while threads are still busy.
#[derive(Debug)]
pub(crate) struct Row {
    /// Known when the thread runs: it has its own name.
    name: OnceLock<String>,
    /// When the recording began.
    begin: Instant,
    room: Arc<Room>,
    track: Mutex<Track>,
}

/// What a row has kept.
#[derive(Clone, Debug)]
pub(crate) struct Track {
    /// Each lasts until the next one.
    pub events: Vec<Event>,
    /// What it does now, kept or not.
    now: State,
    /// How and when it has ended, if it has.
    pub end: Option<(u64, End)>,
}

/// From this moment on a thread is in this state.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Event {
    /// In nanoseconds of the recording.
    pub at: u64,
    pub state: State,
}

/// How a row ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct End {
    /// The verb: `ends`, `panics`.
    pub how: &'static str,
    /// Whether that is how it should end.
    pub well: bool,
}

impl Row {
    pub fn new(begin: Instant, room: Arc<Room>) -> Self {
        let track = Track {
            events: Vec::new(),
            now: State::Running,
            end: None,
        };
        Self {
            name: OnceLock::new(),
            begin,
            room,
            track: Mutex::new(track),
        }
    }

    /// The row begins here, with this name. Only the first call counts.
    pub fn begin(&self, name: impl FnOnce() -> String, state: State) {
        if self.name.set(name()).is_ok() {
            let mut track = self.track();
            track.now = state;
            self.keep(&mut track);
        }
    }

    /// From now on its thread is in `state`. Returns what it did before.
    pub fn change(&self, state: State) -> State {
        let mut track = self.track();
        let before = mem::replace(&mut track.now, state);
        if before != state {
            self.keep(&mut track);
        }
        before
    }

    /// The row ends here. Only the first call counts.
    pub fn end(&self, end: End) {
        let now = self.now();
        self.track().end.get_or_insert((now, end));
    }

    /// Its name, if it has begun.
    pub fn name(&self) -> Option<&str> {
        self.name.get().map(String::as_str)
    }

    /// What it has kept so far.
    pub fn so_far(&self) -> Track {
        self.track().clone()
    }

    /// Keeps what it does now, if there is room.
    fn keep(&self, track: &mut Track) {
        let at = self.now();
        let kept = track.events.len();
        if kept == track.events.capacity() {
            let more = kept.max(16);
            if !self.room.take_events(more, at) {
                return;
            }
            track.events.reserve_exact(more);
        }
        let state = track.now;
        track.events.push(Event { at, state });
    }

    /// Nanoseconds of the recording: enough for five hundred years.
    fn now(&self) -> u64 {
        self.begin.elapsed().as_nanos() as u64
    }

    /// Nobody panics while holding the lock; and if somebody did, what is kept would still be right.
    fn track(&self) -> MutexGuard<'_, Track> {
        self.track.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
