use std::sync::{Condvar, Mutex};

use super::AccessProtocol;

/// Many readers or one writer, and neither side starves.
///
/// - A reader does not wait while only readers are inside and no writer waits.
/// - A waiting writer holds back the readers that come after it.
/// - After a write, the readers that were waiting go in before the next writer.
///
/// From the chapter's section on the readers/writers problem.
///
/// The `unwrap`s: the lock is never held while foreign code runs, so nothing panics under it and
/// it is never poisoned.
// ANCHOR: fields
#[derive(Debug)]
pub struct ReadersWriters {
    state: Mutex<State>,
    /// Waiting readers are woken here, all together, when their batch has been let in.
    ok_to_read: Condvar,
    /// One waiting writer is woken here when nobody is inside any more.
    ok_to_write: Condvar,
}

#[derive(Debug, Default, PartialEq, Eq)]
struct State {
    /// Readers inside, among them those that were let in and have not woken up yet.
    active_readers: usize,
    /// Whether a writer is inside.
    writer_active: bool,
    /// Readers that wait for the next batch.
    waiting_readers: usize,
    /// Writers that wait until nobody is inside.
    waiting_writers: usize,
    /// How many batches of waiting readers have been let in. A waiting reader is inside as soon
    /// as this changes.
    batch: u64,
}
// ANCHOR_END: fields

impl Default for ReadersWriters {
    /// Nobody is inside, nobody waits. (Written out rather than derived: where a test tells a story
    /// of threads, it calls locks and conditions by the names that stand here.)
    fn default() -> Self {
        Self {
            state: Mutex::new(State::default()),
            ok_to_read: Condvar::new(),
            ok_to_write: Condvar::new(),
        }
    }
}

// SAFETY: a thread is inside to write only while `writer_active`, which is set when nobody is
// inside and keeps everybody else waiting. All states pass through one mutex, which makes what
// was done before an `end_` visible after the next `begin_`.
unsafe impl AccessProtocol for ReadersWriters {
    /// Enters at once if no writer is inside and none waits. Else waits for the end of a write,
    /// which lets in all readers that wait: with the next batch, this one is inside.
    fn begin_read(&self) {
        // ANCHOR: exercise_1 -- STUB: let _ = (&self.state, &self.ok_to_read); todo!("exercise 1: enter if no writer is inside or waits, else wait for the next batch of readers")
        let mut state = self.state.lock().unwrap();
        if !state.writer_active && state.waiting_writers == 0 {
            state.active_readers += 1;
            return;
        }
        state.waiting_readers += 1;
        let batch = state.batch;
        while state.batch == batch {
            state = self.ok_to_read.wait(state).unwrap();
        }
        // ANCHOR_END: exercise_1
    }

    /// Leaves. If that was the last reader inside, a writer that waits is woken. Waits for nobody.
    fn end_read(&self) {
        // ANCHOR: exercise_2 -- STUB: let _ = (&self.state, &self.ok_to_write); todo!("exercise 2: leave, and wake a writer if nobody is inside any more")
        let mut state = self.state.lock().unwrap();
        state.active_readers -= 1;
        // To wake somebody is a system call, also when nobody waits.
        if state.active_readers == 0 && state.waiting_writers > 0 {
            self.ok_to_write.notify_one();
        }
        // ANCHOR_END: exercise_2
    }

    /// Waits until nobody is inside, and enters alone. While it waits, it holds back the readers
    /// that come after it.
    fn begin_write(&self) {
        // ANCHOR: exercise_3 -- STUB: let _ = (&self.state, &self.ok_to_write); todo!("exercise 3: wait until nobody is inside, holding back new readers meanwhile")
        let mut state = self.state.lock().unwrap();
        state.waiting_writers += 1;
        while state.writer_active || state.active_readers > 0 {
            state = self.ok_to_write.wait(state).unwrap();
        }
        state.waiting_writers -= 1;
        state.writer_active = true;
        // ANCHOR_END: exercise_3
    }

    /// Leaves. The readers that wait are all let in, before any writer: also before one that
    /// comes while they wake up. If no reader waits, a writer that waits is woken. Waits for
    /// nobody.
    fn end_write(&self) {
        // ANCHOR: exercise_4 -- STUB: let _ = (&self.state, &self.ok_to_read, &self.ok_to_write); todo!("exercise 4: leave, and let in all waiting readers as a batch, or else wake one writer")
        let mut state = self.state.lock().unwrap();
        state.writer_active = false;
        if state.waiting_readers > 0 {
            // They count as inside from now on, however late they wake up: no writer overtakes.
            state.active_readers += state.waiting_readers;
            state.waiting_readers = 0;
            state.batch += 1;
            self.ok_to_read.notify_all();
        } else if state.waiting_writers > 0 {
            self.ok_to_write.notify_one();
        }
        // ANCHOR_END: exercise_4
    }
}
