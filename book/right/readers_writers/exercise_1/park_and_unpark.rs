// right: no condition at all: who waits stands in a queue and parks until it was let in
// file: src/shared_cell/readers_writers.rs
use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, Thread};

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
    waiting_readers: Vec<Waiter>,
    waiting_writers: VecDeque<Waiter>,
}

#[derive(Clone, Debug)]
struct Waiter {
    thread: Thread,
    is_in: Arc<AtomicBool>,
}

impl Waiter {
    fn new() -> Self {
        Self {
            thread: thread::current(),
            is_in: Arc::new(AtomicBool::new(false)),
        }
    }

    fn let_in(&self) {
        self.is_in.store(true, Ordering::Release);
        self.thread.unpark();
    }

    fn wait(&self) {
        while !self.is_in.load(Ordering::Acquire) {
            thread::park();
        }
    }
}

// SAFETY: a writer is let in when nobody is inside, and nobody is let in while it is. Who is let
// in acquires what was released by who let it in.
unsafe impl AccessProtocol for ReadersWriters {
    fn begin_read(&self) {
        let mut state = self.state.lock().unwrap();
        if !state.writer_inside && state.waiting_writers.is_empty() {
            state.readers_inside += 1;
            return;
        }
        let me = Waiter::new();
        state.waiting_readers.push(me.clone());
        drop(state);
        me.wait();
    }

    fn end_read(&self) {
        let mut state = self.state.lock().unwrap();
        state.readers_inside -= 1;
        if state.readers_inside == 0
            && let Some(writer) = state.waiting_writers.pop_front()
        {
            state.writer_inside = true;
            writer.let_in();
        }
    }

    fn begin_write(&self) {
        let mut state = self.state.lock().unwrap();
        if !state.writer_inside && state.readers_inside == 0 {
            state.writer_inside = true;
            return;
        }
        let me = Waiter::new();
        state.waiting_writers.push_back(me.clone());
        drop(state);
        me.wait();
    }

    fn end_write(&self) {
        let mut state = self.state.lock().unwrap();
        if state.waiting_readers.is_empty() {
            match state.waiting_writers.pop_front() {
                Some(writer) => writer.let_in(),
                None => state.writer_inside = false,
            }
        } else {
            let batch = std::mem::take(&mut state.waiting_readers);
            state.writer_inside = false;
            state.readers_inside = batch.len();
            for reader in batch {
                reader.let_in();
            }
        }
    }
}
