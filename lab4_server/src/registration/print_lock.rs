use std::fmt::Display;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

// ANCHOR: print_lock
/// The screen, and the right to print on it: one block at a time.
///
/// In the chapter's Python the lock lies beside the screen, and a thread that forgets it still
/// prints. Here the screen lies inside the lock: there is no other way to it. Clones are the same
/// screen with the same lock.
#[derive(Debug)]
pub struct PrintLock<W> {
    /// Whoever holds it prints. Everybody else who has something to print waits for it.
    screen: Arc<Mutex<W>>,
}
// ANCHOR_END: print_lock

impl<W: Write> PrintLock<W> {
    /// A lock for `screen`. From now on nobody else shall print there.
    pub fn new(screen: W) -> PrintLock<W> {
        PrintLock {
            screen: Arc::new(Mutex::new(screen)),
        }
    }

    /// Prints `lines`, each with a `\n` behind it, and flushes the screen. Between the first line
    /// and the last nothing else is printed, by whomever. Blocks while somebody else prints.
    ///
    /// Never fails and never panics: a screen that takes no more (it is a closed pipe) does not
    /// concern the students whose lines are lost. And a thread that panicked while it printed
    /// leaves the screen open to all others.
    // ANCHOR: print_block
    pub fn print_block(&self, lines: &[impl Display]) {
        // ANCHOR: exercise_6 -- STUB: let _ = lines; todo!("exercise 6: lock the screen, print every line, flush")
        let mut screen = self.lock();
        for line in lines {
            if writeln!(screen, "{line}").is_err() {
                return;
            }
        }
        let _ = screen.flush();
        // ANCHOR_END: exercise_6
    }
    // ANCHOR_END: print_block

    /// Blocks until nobody prints. Poison only says that somebody's block was cut short by a panic:
    /// the screen itself is as good as before.
    fn lock(&self) -> MutexGuard<'_, W> {
        self.screen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// So that a server's log, which writes to a place of type [`Write`], waits for the lock like
/// everybody else: what it writes in one piece is a block, too.
impl<W: Write> Write for PrintLock<W> {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.lock().write_all(piece)?;
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.lock().flush()
    }
}

impl<W> Clone for PrintLock<W> {
    fn clone(&self) -> PrintLock<W> {
        PrintLock {
            screen: Arc::clone(&self.screen),
        }
    }
}
