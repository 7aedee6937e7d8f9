// right: an enum for who is inside, instead of a count and a flag
// file: src/shared_cell/readers_writers.rs
use std::sync::{Condvar, Mutex};

use super::AccessProtocol;

/// Many readers or one writer.
#[derive(Debug)]
pub struct ReadersWriters {
    room: Mutex<Room>,
    readers: Condvar,
    writers: Condvar,
}

#[derive(Debug)]
struct Room {
    inside: Inside,
    waiting_readers: u32,
    waiting_writers: u32,
    /// The next reader that comes waits for the end of this write.
    write: u64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Inside {
    Nobody,
    Readers(u32),
    Writer,
}

impl Default for ReadersWriters {
    fn default() -> Self {
        Self {
            room: Mutex::new(Room {
                inside: Inside::Nobody,
                waiting_readers: 0,
                waiting_writers: 0,
                write: 0,
            }),
            readers: Condvar::new(),
            writers: Condvar::new(),
        }
    }
}

// SAFETY: a writer enters when nobody is inside, and nobody enters while it is.
unsafe impl AccessProtocol for ReadersWriters {
    fn begin_read(&self) {
        let mut room = self.room.lock().unwrap();
        match room.inside {
            Inside::Nobody if room.waiting_writers == 0 => room.inside = Inside::Readers(1),
            Inside::Readers(count) if room.waiting_writers == 0 => {
                room.inside = Inside::Readers(count + 1);
            }
            _ => {
                room.waiting_readers += 1;
                let write = room.write;
                while room.write == write {
                    room = self.readers.wait(room).unwrap();
                }
            }
        }
    }

    fn end_read(&self) {
        let mut room = self.room.lock().unwrap();
        room.inside = match room.inside {
            Inside::Readers(count) if count > 1 => Inside::Readers(count - 1),
            _ => Inside::Nobody,
        };
        if room.inside == Inside::Nobody {
            self.writers.notify_one();
        }
    }

    fn begin_write(&self) {
        let mut room = self.room.lock().unwrap();
        room.waiting_writers += 1;
        while room.inside != Inside::Nobody {
            room = self.writers.wait(room).unwrap();
        }
        room.waiting_writers -= 1;
        room.inside = Inside::Writer;
    }

    fn end_write(&self) {
        let mut room = self.room.lock().unwrap();
        room.write += 1;
        match std::mem::take(&mut room.waiting_readers) {
            0 => {
                room.inside = Inside::Nobody;
                self.writers.notify_one();
            }
            count => {
                room.inside = Inside::Readers(count);
                self.readers.notify_all();
            }
        }
    }
}
