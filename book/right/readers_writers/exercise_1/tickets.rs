// right: tickets: writers are served in the order in which they came, and after each of them the readers that wait
// file: src/shared_cell/readers_writers.rs
use std::sync::{Condvar, Mutex};

use super::AccessProtocol;

/// Many readers or one writer.
#[derive(Debug, Default)]
pub struct ReadersWriters {
    desk: Mutex<Desk>,
    called: Condvar,
}

#[derive(Debug, Default)]
struct Desk {
    /// The ticket of the next writer that comes.
    next_ticket: u64,
    /// The writer that is inside or goes in next. All before it have left.
    serving: u64,
    readers_inside: u64,
    /// Readers that go in when the writer that is being served has left.
    readers_waiting: u64,
}

// SAFETY: one writer is served at a time, and enters when no reader is inside; readers enter
// before it or after it.
unsafe impl AccessProtocol for ReadersWriters {
    fn begin_read(&self) {
        let mut desk = self.desk.lock().unwrap();
        let before_me = desk.serving;
        if before_me == desk.next_ticket {
            desk.readers_inside += 1;
            return;
        }
        desk.readers_waiting += 1;
        while desk.serving == before_me {
            desk = self.called.wait(desk).unwrap();
        }
    }

    fn end_read(&self) {
        let mut desk = self.desk.lock().unwrap();
        desk.readers_inside -= 1;
        drop(desk);
        self.called.notify_all();
    }

    fn begin_write(&self) {
        let mut desk = self.desk.lock().unwrap();
        let ticket = desk.next_ticket;
        desk.next_ticket += 1;
        while desk.serving != ticket || desk.readers_inside > 0 {
            desk = self.called.wait(desk).unwrap();
        }
    }

    fn end_write(&self) {
        let mut desk = self.desk.lock().unwrap();
        desk.serving += 1;
        desk.readers_inside = desk.readers_waiting;
        desk.readers_waiting = 0;
        drop(desk);
        self.called.notify_all();
    }
}
