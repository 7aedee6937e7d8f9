use std::sync::{Condvar, Mutex};

use super::AccessProtocol;

/// Write, read, write, read: a writer waits until what is in the cell has been read, a reader
/// until something new has been written. What the cell was created with counts as read.
///
/// From the chapter's exercise on the producer/consumer cell (`PCCell`) and Project 9.
///
/// A thread that panics inside has had its turn.
///
/// The `unwrap`s: the lock is never held while foreign code runs, so nothing panics under it and
/// it is never poisoned.
// ANCHOR: fields
#[derive(Debug)]
pub struct ProducerConsumer {
    turn: Mutex<Turn>,
    /// Writers wait here until it is a writer's turn.
    ok_to_write: Condvar,
    /// Readers wait here until it is a reader's turn.
    ok_to_read: Condvar,
}

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    /// A writer's. Nobody is inside.
    Writer,
    /// A reader's. Nobody is inside.
    Reader,
    /// Nobody's: somebody is inside.
    Taken,
}
// ANCHOR_END: fields

impl Default for ProducerConsumer {
    /// A writer's turn.
    fn default() -> Self {
        Self {
            turn: Mutex::new(Turn::Writer),
            ok_to_write: Condvar::new(),
            ok_to_read: Condvar::new(),
        }
    }
}

// SAFETY: whoever enters takes the turn and thereby keeps everybody else waiting until it leaves.
// The turn is guarded by a mutex, which makes what was done before an `end_` visible after the
// next `begin_`.
unsafe impl AccessProtocol for ProducerConsumer {
    // ANCHOR: protocol
    fn begin_write(&self) {
        self.take(Turn::Writer, &self.ok_to_write);
    }

    fn end_write(&self) {
        self.pass(Turn::Reader, &self.ok_to_read);
    }

    fn begin_read(&self) {
        self.take(Turn::Reader, &self.ok_to_read);
    }

    fn end_read(&self) {
        self.pass(Turn::Writer, &self.ok_to_write);
    }
    // ANCHOR_END: protocol
}

impl ProducerConsumer {
    /// Blocks on `condition` until it is the turn of `mine`, and takes it: from now on it is
    /// nobody's turn, until whoever took it passes it on.
    // ANCHOR: turn
    fn take(&self, mine: Turn, condition: &Condvar) {
        // ANCHOR: exercise_10 -- STUB: let _ = (&self.turn, Turn::Taken, mine, condition); todo!("exercise 10: wait for the turn and take it")
        let mut turn = self.turn.lock().unwrap();
        while *turn != mine {
            turn = condition.wait(turn).unwrap();
        }
        *turn = Turn::Taken;
        // ANCHOR_END: exercise_10
    }

    /// Makes it the turn of `next`, one of whom is woken if it waits on `condition`. Waits for
    /// nobody.
    fn pass(&self, next: Turn, condition: &Condvar) {
        // ANCHOR: exercise_11 -- STUB: let _ = (next, condition); todo!("exercise 11: pass the turn on and wake one of those who wait for it")
        *self.turn.lock().unwrap() = next;
        condition.notify_one();
        // ANCHOR_END: exercise_11
    }
    // ANCHOR_END: turn
}
