//! Readers and a writer that each go in once. The book's page lets its reader choose who runs next in it.

// Not the explorer's: who is inside is no part of the program, and nobody is interrupted while it is noted.
use core::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::explore::{Crew, call, note};
use std::sync::Arc;

/// Something that threads enter to read or to write, and in which a closure is called.
pub trait Room: Send + Sync + 'static {
    /// Calls `reader` inside.
    fn read(&self, reader: impl FnOnce());

    /// Calls `writer` inside.
    fn write(&self, writer: impl FnOnce());
}

/// How many are inside.
#[derive(Default)]
struct Inside {
    readers: AtomicUsize,
    writers: AtomicUsize,
}

impl Inside {
    fn visit(&self, room: &impl Room, writes: bool) {
        if writes {
            call("write", || {
                room.write(|| self.enter(&self.writers, "writes"))
            });
            self.writers.fetch_sub(1, SeqCst);
        } else {
            call("read", || room.read(|| self.enter(&self.readers, "reads")));
            self.readers.fetch_sub(1, SeqCst);
        }
    }

    fn enter(&self, count: &AtomicUsize, what: &str) {
        count.fetch_add(1, SeqCst);
        note(format!("is inside and {what}"));
        let (readers, writers) = (self.readers.load(SeqCst), self.writers.load(SeqCst));
        assert!(
            writers == 0 || readers + writers == 1,
            "a writer must be alone, and {readers} readers and {writers} writers are inside"
        );
    }
}

/// So many readers and one writer: each goes in once.
pub fn each_goes_in_once(room: Arc<impl Room>, readers: usize) {
    let inside = Arc::new(Inside::default());
    let mut crew = Crew::new();
    for visitor in 1..=readers + 1 {
        let (room, inside) = (Arc::clone(&room), Arc::clone(&inside));
        let writes = visitor > readers;
        let name = match writes {
            true => "Writer".to_string(),
            false => format!("Reader {visitor}"),
        };
        crew = crew.with(name, move || inside.visit(&*room, writes));
    }
    crew.run();
}
