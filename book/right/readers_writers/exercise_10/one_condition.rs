// right: two flags, and one condition for both sides
// file: src/shared_cell/producer_consumer.rs
use std::sync::{Condvar, Mutex};

use super::AccessProtocol;

/// Write, read, write, read.
#[derive(Debug, Default)]
pub struct ProducerConsumer {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    has_news: bool,
    somebody_inside: bool,
}

impl ProducerConsumer {
    fn enter(&self, to_read: bool) {
        let mut state = self.state.lock().unwrap();
        while state.somebody_inside || state.has_news != to_read {
            state = self.changed.wait(state).unwrap();
        }
        state.somebody_inside = true;
    }

    fn leave(&self, has_news: bool) {
        let mut state = self.state.lock().unwrap();
        state.somebody_inside = false;
        state.has_news = has_news;
        self.changed.notify_all();
    }
}

// SAFETY: one thread at a time is inside.
unsafe impl AccessProtocol for ProducerConsumer {
    fn begin_read(&self) {
        self.enter(true);
    }

    fn end_read(&self) {
        self.leave(false);
    }

    fn begin_write(&self) {
        self.enter(false);
    }

    fn end_write(&self) {
        self.leave(true);
    }
}
