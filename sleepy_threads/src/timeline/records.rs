use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use super::here::Here;
use super::level::LevelTrack;
use super::room::Room;
use super::row::Row;

/// All that is recorded of a program.
#[derive(Debug)]
pub(crate) struct Records {
    pub begin: Instant,
    pub room: Arc<Room>,
    /// In the order of the picture. Locked when a row is added, not when something happens in one.
    rows: Mutex<Vec<Arc<Row>>>,
    /// Locked when one is added.
    levels: Mutex<Vec<Arc<LevelTrack>>>,
}

impl Records {
    pub fn new() -> Arc<Self> {
        Arc::new(Self {
            begin: Instant::now(),
            room: Arc::new(Room::new()),
            rows: Mutex::new(Vec::new()),
            levels: Mutex::new(Vec::new()),
        })
    }

    /// A new row below the others, which has not begun yet. `None` if there are enough.
    pub fn new_row(self: &Arc<Self>) -> Option<Here> {
        self.room.take_row().then(|| {
            let row = Arc::new(Row::new(self.begin, Arc::clone(&self.room)));
            lock(&self.rows).push(Arc::clone(&row));
            Here {
                records: Arc::clone(self),
                row,
            }
        })
    }

    /// A new level below the others.
    pub fn new_level(&self, name: &'static str, limit: Option<usize>) -> Arc<LevelTrack> {
        let level = LevelTrack::new(name, limit, self.begin, Arc::clone(&self.room));
        let level = Arc::new(level);
        lock(&self.levels).push(Arc::clone(&level));
        level
    }

    /// The rows so far.
    pub fn rows(&self) -> Vec<Arc<Row>> {
        lock(&self.rows).clone()
    }

    /// The levels so far.
    pub fn levels(&self) -> Vec<Arc<LevelTrack>> {
        lock(&self.levels).clone()
    }
}

/// Nobody panics while holding one of these locks.
fn lock<T>(list: &Mutex<Vec<T>>) -> MutexGuard<'_, Vec<T>> {
    list.lock().unwrap_or_else(PoisonError::into_inner)
}
