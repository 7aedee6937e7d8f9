use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// How many events a recording keeps. Each takes 48 bytes; a program that does something a hundred
/// thousand times fits in, and a server that runs for a year does not fill the memory.
const MOST_EVENTS: usize = 250_000;

/// How many rows a recording keeps: more are not looked at by anybody.
const MOST_ROWS: usize = 1000;

/// How much a recording may still keep: what all its rows share.
#[derive(Debug)]
pub(crate) struct Room {
    /// How many more events may be kept. Rows take many at a time, and so meet here rarely.
    events: AtomicUsize,
    /// How many more rows.
    rows: AtomicUsize,
    /// How many rows were refused.
    refused_rows: AtomicUsize,
    /// When the first event was refused, in nanoseconds of the recording.
    full: OnceLock<u64>,
}

impl Room {
    pub fn new() -> Self {
        Self {
            events: AtomicUsize::new(MOST_EVENTS),
            rows: AtomicUsize::new(MOST_ROWS),
            refused_rows: AtomicUsize::new(0),
            full: OnceLock::new(),
        }
    }

    /// Takes room for `count` events at the time `now`. If there is not as much left, none is taken
    /// and the recording is full.
    pub fn take_events(&self, count: usize, now: u64) -> bool {
        let taken = take(&self.events, count);
        if !taken {
            self.full.get_or_init(|| now);
        }
        taken
    }

    /// Takes room for a row, or counts one that is refused.
    pub fn take_row(&self) -> bool {
        let taken = take(&self.rows, 1);
        if !taken {
            self.refused_rows.fetch_add(1, Relaxed);
        }
        taken
    }

    /// When the recording was full, if it was.
    pub fn full(&self) -> Option<u64> {
        self.full.get().copied()
    }

    /// How many rows were refused.
    pub fn refused_rows(&self) -> usize {
        self.refused_rows.load(Relaxed)
    }
}

/// Takes `count` from `left`, or nothing.
fn take(left: &AtomicUsize, count: usize) -> bool {
    left.fetch_update(Relaxed, Relaxed, |left| left.checked_sub(count))
        .is_ok()
}
