// right: who waits blocks on a channel of its own, and is sent a word when it is in
// file: src/shared_cell/readers_writers.rs
use std::collections::VecDeque;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Mutex, MutexGuard};

use super::AccessProtocol;

/// Many readers or one writer.
#[derive(Debug, Default)]
pub struct ReadersWriters {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// The readers inside.
    inside: u32,
    writing: bool,
    readers: Vec<Sender<()>>,
    writers: VecDeque<Sender<()>>,
}

fn line_up(mut state: MutexGuard<'_, State>, to_write: bool) {
    let (come_in, door) = channel();
    if to_write {
        state.writers.push_back(come_in);
    } else {
        state.readers.push(come_in);
    }
    drop(state);
    door.recv().unwrap();
}

impl State {
    fn let_in_a_writer(&mut self) {
        if let Some(come_in) = self.writers.pop_front() {
            self.writing = true;
            come_in.send(()).unwrap();
        }
    }
}

// SAFETY: a writer is let in when nobody is inside, and nobody is let in while it is.
unsafe impl AccessProtocol for ReadersWriters {
    fn begin_read(&self) {
        let mut state = self.state.lock().unwrap();
        if state.writing || !state.writers.is_empty() {
            line_up(state, false);
        } else {
            state.inside += 1;
        }
    }

    fn end_read(&self) {
        let mut state = self.state.lock().unwrap();
        state.inside -= 1;
        if state.inside == 0 {
            state.let_in_a_writer();
        }
    }

    fn begin_write(&self) {
        let mut state = self.state.lock().unwrap();
        if state.writing || state.inside > 0 {
            line_up(state, true);
        } else {
            state.writing = true;
        }
    }

    fn end_write(&self) {
        let mut state = self.state.lock().unwrap();
        state.writing = false;
        let batch = std::mem::take(&mut state.readers);
        if batch.is_empty() {
            state.let_in_a_writer();
        }
        for come_in in batch {
            state.inside += 1;
            come_in.send(()).unwrap();
        }
    }
}
