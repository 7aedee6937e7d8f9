//! What a thread has done so far, as far as it matters for what it will do.

use crate::engine::locks::HELD_BY;
use crate::engine::{At, Event};
use crate::explore::source;
use std::fmt::Write;
use std::sync::Arc;

/// How the story begins where a lock is given back, and where a call is over.
const UNLOCKS: &str = "unlocks ";
const RETURNS: &str = "returns from ";
const LOCKS: &str = "locks ";

/// What one thread has done. Of a call that is over only that it is over.
#[derive(Clone, Default)]
pub(super) struct History {
    deeds: Vec<Deed>,
    /// Where it was last.
    last: Option<(&'static str, u32)>,
    /// Where it last took a lock.
    locked: Option<At>,
}

#[derive(Clone)]
struct Deed {
    call: Option<Arc<str>>,
    text: String,
}

impl History {
    pub(super) fn add(&mut self, event: &Event) {
        if let Some(at) = event.at {
            self.last = Some((at.file(), at.line()));
            if event.text.starts_with(LOCKS) {
                self.locked = Some(at);
            }
        }
        if let Some(call) = event.text.strip_prefix(RETURNS) {
            while self.deeds.pop_if(|deed| deed.is_in(call)).is_some() {}
        }
        // Who had to wait for a lock does not know it.
        if !event.text.contains(HELD_BY) {
            let place = event.at.map(|at| format!(" {}:{}", at.file(), at.line()));
            self.deeds.push(Deed {
                call: event.call.clone(),
                text: event.text.clone() + &place.unwrap_or_default(),
            });
        }
    }

    /// The thread will wake up from the wait that it has begun, although nobody has woken it.
    pub(super) fn wakes_for_no_reason(&mut self) {
        if let Some(wait) = self.deeds.last_mut() {
            wait.text.push_str(", but not for long");
        }
    }

    /// The thread has come to the next place, and nothing is told of it.
    pub(super) fn goes_on(&mut self, call: Option<&str>) {
        self.deeds.push(Deed {
            call: call.map(Arc::from),
            text: "goes on".to_string(),
        });
    }

    /// The line that the thread runs when `next` is the first thing that it does.
    pub(super) fn line_of(&self, next: Option<&Event>) -> Option<(&'static str, u32)> {
        let Some(next) = next else { return self.last };
        if let Some(at) = next.at {
            return Some((at.file(), at.line()));
        }
        if next.text.starts_with(UNLOCKS)
            && let Some(locked) = self.locked
            && let Some(end) = source::end_of_guard(locked)
        {
            return Some((locked.file(), end));
        }
        self.last
    }

    pub(super) fn write_to(&self, text: &mut String) {
        for deed in &self.deeds {
            let _ = writeln!(text, "{}", deed.text);
        }
    }
}

impl Deed {
    fn is_in(&self, call: &str) -> bool {
        self.call.as_deref() == Some(call)
    }
}
