// right: everybody that waits has a condition of its own
// file: src/shared_cell/readers_writers.rs
use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};

use super::AccessProtocol;

/// Many readers or one writer.
#[derive(Debug, Default)]
pub struct ReadersWriters {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    readers_inside: usize,
    writer_inside: bool,
    waiting_readers: VecDeque<Bell>,
    waiting_writers: VecDeque<Bell>,
    /// The bells of those that were let in and have not woken up yet.
    let_in: Vec<Bell>,
}

type Bell = Arc<Condvar>;

/// Waits until `bell` is among those that were let in.
fn wait(mut state: MutexGuard<'_, State>, bell: &Bell) {
    loop {
        let place = state.let_in.iter().position(|other| Arc::ptr_eq(other, bell));
        if let Some(place) = place {
            state.let_in.swap_remove(place);
            return;
        }
        state = bell.wait(state).unwrap();
    }
}

// SAFETY: a writer is let in when nobody is inside, and nobody is let in while it is.
unsafe impl AccessProtocol for ReadersWriters {
    fn begin_read(&self) {
        let mut state = self.state.lock().unwrap();
        if state.writer_inside || !state.waiting_writers.is_empty() {
            let bell = Bell::default();
            state.waiting_readers.push_back(Arc::clone(&bell));
            wait(state, &bell);
        } else {
            state.readers_inside += 1;
        }
    }

    fn end_read(&self) {
        let mut state = self.state.lock().unwrap();
        state.readers_inside -= 1;
        if state.readers_inside == 0
            && let Some(bell) = state.waiting_writers.pop_front()
        {
            state.writer_inside = true;
            bell.notify_one();
            state.let_in.push(bell);
        }
    }

    fn begin_write(&self) {
        let mut state = self.state.lock().unwrap();
        if state.writer_inside || state.readers_inside > 0 {
            let bell = Bell::default();
            state.waiting_writers.push_back(Arc::clone(&bell));
            wait(state, &bell);
        } else {
            state.writer_inside = true;
        }
    }

    fn end_write(&self) {
        let mut state = self.state.lock().unwrap();
        state.writer_inside = false;
        if state.waiting_readers.is_empty() {
            if let Some(bell) = state.waiting_writers.pop_front() {
                state.writer_inside = true;
                bell.notify_one();
                state.let_in.push(bell);
            }
            return;
        }
        while let Some(bell) = state.waiting_readers.pop_front() {
            state.readers_inside += 1;
            bell.notify_one();
            state.let_in.push(bell);
        }
    }
}
