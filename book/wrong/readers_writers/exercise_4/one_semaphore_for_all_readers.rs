// wrong: whoever comes next takes the place that is free at the semaphore: a later reader that of one that was let in
// rejected by: readers_writers::exercise_4_a_later_reader_does_not_take_the_place_of_one_that_was_let_in
// told: has a reader that came later taken its place?
// file: src/shared_cell/readers_writers.rs
use std::sync::{Condvar, Mutex};

use super::AccessProtocol;

/// Many readers or one writer.
#[derive(Debug, Default)]
pub struct ReadersWriters {
    state: Mutex<State>,
    readers: Semaphore,
    writers: Semaphore,
}

#[derive(Debug, Default)]
struct State {
    readers_inside: u32,
    writer_inside: bool,
    waiting_readers: u32,
    waiting_writers: u32,
}

#[derive(Debug, Default)]
struct Semaphore {
    places: Mutex<u32>,
    free: Condvar,
}

impl Semaphore {
    fn acquire(&self) {
        let mut places = self.places.lock().unwrap();
        while *places == 0 {
            places = self.free.wait(places).unwrap();
        }
        *places -= 1;
    }

    fn release(&self, count: u32) {
        *self.places.lock().unwrap() += count;
        self.free.notify_all();
    }
}

// SAFETY: the state says who is inside; a writer gets its place when nobody is, and keeps it until
// it hands it on.
unsafe impl AccessProtocol for ReadersWriters {
    fn begin_read(&self) {
        let mut state = self.state.lock().unwrap();
        if !state.writer_inside && state.waiting_writers == 0 {
            state.readers_inside += 1;
            return;
        }
        state.waiting_readers += 1;
        drop(state);
        self.readers.acquire();
    }

    fn end_read(&self) {
        let mut state = self.state.lock().unwrap();
        state.readers_inside -= 1;
        if state.readers_inside == 0 && state.waiting_writers > 0 {
            state.waiting_writers -= 1;
            state.writer_inside = true;
            self.writers.release(1);
        }
    }

    fn begin_write(&self) {
        let mut state = self.state.lock().unwrap();
        if !state.writer_inside && state.readers_inside == 0 {
            state.writer_inside = true;
            return;
        }
        state.waiting_writers += 1;
        drop(state);
        self.writers.acquire();
    }

    fn end_write(&self) {
        let mut state = self.state.lock().unwrap();
        if state.waiting_readers > 0 {
            let count = std::mem::take(&mut state.waiting_readers);
            state.writer_inside = false;
            state.readers_inside = count;
            self.readers.release(count);
        } else if state.waiting_writers > 0 {
            state.waiting_writers -= 1;
            self.writers.release(1);
        } else {
            state.writer_inside = false;
        }
    }
}
