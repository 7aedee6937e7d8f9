//! Things of the code under test that a story has to name: locks, conditions, channels.

use super::{At, Key};
use crate::explore::source;
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};

/// Every object's number. 0 is "none yet": numbers are given out at first use, so that `new` can be `const`.
static NEXT: AtomicU64 = AtomicU64::new(1);

/// The identity of an object, and where it was made.
pub(crate) struct Named {
    /// What it is if the source has no name for it: "lock", "condition".
    kind: &'static str,
    at: At,
    number: AtomicU64,
}

impl Named {
    pub(crate) const fn new(kind: &'static str, at: At) -> Self {
        Named {
            kind,
            at,
            number: AtomicU64::new(0),
        }
    }

    /// What those who wait for it wait for.
    pub(crate) fn key(&self) -> Key {
        let known = self.number.load(SeqCst);
        if known != 0 {
            return Key::Object(known);
        }
        let new = NEXT.fetch_add(1, SeqCst);
        match self.number.compare_exchange(0, new, SeqCst, SeqCst) {
            Ok(_) => Key::Object(new),
            Err(known) => Key::Object(known),
        }
    }

    /// What the source calls it: "`not_empty`", or else "the condition made at cell.rs:12".
    pub(crate) fn label(&self) -> String {
        match source::name_of(self.at) {
            Some(name) => format!("`{name}`"),
            None => format!("the {} made at {}", self.kind, place(self.at)),
        }
    }
}

/// `cell.rs:12`
pub(crate) fn place(at: &std::panic::Location<'_>) -> String {
    let file = at.file().rsplit(['/', '\\']).next().unwrap_or_default();
    format!("{file}:{}", at.line())
}
