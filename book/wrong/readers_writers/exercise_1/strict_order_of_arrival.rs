// wrong: everybody in the order of arrival: readers that waited during a write go in after the writer before them
// rejected by: readers_writers::exercise_1_the_waiting_readers_go_in_before_the_next_writer
// told: both readers must be in now
// file: src/shared_cell/readers_writers.rs
use std::sync::{Condvar, Mutex};

use super::AccessProtocol;

/// Many readers or one writer, with tickets.
#[derive(Debug, Default)]
pub struct ReadersWriters {
    desk: Mutex<Desk>,
    called: Condvar,
}

#[derive(Debug, Default)]
struct Desk {
    next_ticket: u64,
    serving: u64,
    readers_inside: u64,
}

// SAFETY: a writer is served alone, when no reader is inside, and the next is served when it has
// left.
unsafe impl AccessProtocol for ReadersWriters {
    fn begin_read(&self) {
        let mut desk = self.desk.lock().unwrap();
        let ticket = desk.next_ticket;
        desk.next_ticket += 1;
        while desk.serving != ticket {
            desk = self.called.wait(desk).unwrap();
        }
        desk.serving += 1;
        desk.readers_inside += 1;
        self.called.notify_all();
    }

    fn end_read(&self) {
        self.desk.lock().unwrap().readers_inside -= 1;
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
        self.desk.lock().unwrap().serving += 1;
        self.called.notify_all();
    }
}
