use std::sync::Arc;

use super::here::if_recorded;
use super::row::Row;
use super::{Access, State};

/// The current thread sleeps for so many seconds of the story, until the returned value is dropped.
pub fn sleeping(seconds: u32) -> Doing {
    Doing::begin(State::Sleeping { seconds })
}

/// The current thread waits for `what` (a condition, a lock, or a few words that follow "waits
/// for"), until it is [`inside`](Doing::inside) or the returned value is dropped.
pub fn waiting_for(what: &'static str) -> Doing {
    Doing::begin(State::Waiting { what })
}

/// The current thread uses what threads share until the returned value is dropped: the verb `does`,
/// and a `number` if there is one, say how.
pub fn using(access: Access, does: &'static str, number: impl Into<Option<i64>>) -> Doing {
    Doing::begin(State::Inside {
        access,
        does,
        number: number.into(),
    })
}

/// What the current thread does until this is dropped. Then it does again what it did before.
#[derive(Debug)]
#[must_use = "it is over when this is dropped"]
pub struct Doing {
    /// Its row, and what it did before. Nothing if it is not being recorded.
    row: Option<(Arc<Row>, State)>,
}

impl Doing {
    /// The current thread is in `state` until the returned value is dropped.
    pub(crate) fn begin(state: State) -> Self {
        Self {
            row: if_recorded(|here| (Arc::clone(&here.row), here.row.change(state))),
        }
    }

    /// From now on the thread is inside, where it uses what threads share: the verb `does`, and
    /// `number`, say how.
    pub fn inside(&self, access: Access, does: &'static str, number: i64) {
        self.change(State::Inside {
            access,
            does,
            number: Some(number),
        });
    }

    /// From now on the thread is in `state`.
    pub(crate) fn change(&self, state: State) {
        if let Some((row, _)) = &self.row {
            row.change(state);
        }
    }

    /// Whether anybody will see it.
    pub(crate) fn is_recorded(&self) -> bool {
        self.row.is_some()
    }

    /// An announcement, to be called inside a critical section: it tells the picture what the thread
    /// does there (the verb `does`, and the number that is announced), and then calls `announce`.
    /// After that, or when it is dropped, the thread does again what it did before.
    pub fn announcing(
        self,
        access: Access,
        does: &'static str,
        announce: impl FnOnce(&i64),
    ) -> impl FnOnce(&i64) {
        move |number| {
            self.inside(access, does, *number);
            announce(number);
        }
    }
}

impl Drop for Doing {
    fn drop(&mut self) {
        if let Some((row, before)) = &self.row {
            row.change(*before);
        }
    }
}
