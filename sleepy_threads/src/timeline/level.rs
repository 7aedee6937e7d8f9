use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use super::here::if_recorded;
use super::room::Room;

/// A number that changes in time, such as the length of a queue: drawn as steps below the rows. Off
/// if nothing is recorded.
#[derive(Clone, Debug)]
pub struct Level(pub(crate) Option<Arc<LevelTrack>>);

/// A number that changes in time, with its name, and with the limit that it keeps, if there is one.
pub fn level(name: &'static str, limit: Option<usize>) -> Level {
    Level(if_recorded(|here| here.records.new_level(name, limit)))
}

/// What a level has kept.
#[derive(Debug)]
pub(crate) struct LevelTrack {
    pub name: &'static str,
    /// What it cannot exceed, if there is such a limit.
    pub limit: Option<usize>,
    begin: Instant,
    room: Arc<Room>,
    /// When it changed, in nanoseconds of the recording, and to what. It begins with 0.
    steps: Mutex<Vec<(u64, usize)>>,
}

impl Level {
    /// From now on it is `value`. Blocks only while another thread sets a clone of it.
    pub fn set(&self, value: usize) {
        if let Some(track) = &self.0 {
            track.set(value);
        }
    }
}

impl LevelTrack {
    pub fn new(name: &'static str, limit: Option<usize>, begin: Instant, room: Arc<Room>) -> Self {
        Self {
            name,
            limit,
            begin,
            room,
            steps: Mutex::new(Vec::new()),
        }
    }

    fn set(&self, value: usize) {
        let mut steps = self.steps.lock().unwrap_or_else(PoisonError::into_inner);
        if steps.last().map_or(0, |&(_, last)| last) == value {
            return;
        }
        let now = self.begin.elapsed().as_nanos() as u64;
        if self.room.take_events(1, now) {
            steps.push((now, value));
        }
    }

    /// Its steps so far.
    pub fn so_far(&self) -> Vec<(u64, usize)> {
        self.steps
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}
