use std::fmt::{self, Write as _};
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

/// Where a server tells what happens: whole lines, one at a time, whichever threads they come from.
///
/// Clones write to the same place. A log never fails and never panics: if nobody reads it any more
/// (standard output is a closed pipe), its lines are lost and the server goes on.
#[derive(Clone)]
pub struct Log {
    /// Where the lines go, or nowhere. The lock is held while one line is written, so that no two
    /// lines mix.
    place: Option<Arc<Mutex<dyn Write + Send>>>,
}

impl Log {
    /// A log that writes nothing, not one byte.
    pub fn silent() -> Log {
        Log { place: None }
    }

    /// A log on standard output.
    pub fn stdout() -> Log {
        Log::to(io::stdout())
    }

    /// A log on standard error, for clients whose standard output is what the server says.
    pub fn stderr() -> Log {
        Log::to(io::stderr())
    }

    /// A log that goes to `place`, such as a file, or a buffer in a test.
    pub fn to(place: impl Write + Send + 'static) -> Log {
        Log {
            place: Some(Arc::new(Mutex::new(place))),
        }
    }

    /// Writes `text` and the end of the line in one write, and flushes it.
    ///
    /// `text` is formatted before the lock is taken, and not at all if the log is silent. Control
    /// characters in it (a panic's message may hold anything) are written escaped, so that it stays
    /// one line. Blocks while another thread's line is being written.
    pub fn line(&self, text: impl fmt::Display) {
        let Some(place) = &self.place else { return };
        let mut line = String::new();
        // Writing to a string fails only if `text` itself does: then what there is so far is the
        // line.
        let _ = write!(line, "{text}");
        if line.contains(char::is_control) {
            line = line.chars().map(escaped).collect();
        }
        line.push('\n');
        // Poisoned means that a writer of somebody's own panicked in the middle of its line. The
        // next line is whole.
        let mut place = place.lock().unwrap_or_else(PoisonError::into_inner);
        // An error means that the reader has gone. That is its affair, not the server's.
        let _ = place.write_all(line.as_bytes());
        let _ = place.flush();
    }
}

impl fmt::Debug for Log {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.place.is_some() {
            "Log"
        } else {
            "Log(silent)"
        })
    }
}

/// `character` as it may stand in a line.
fn escaped(character: char) -> String {
    if character.is_control() {
        character.escape_default().to_string()
    } else {
        character.to_string()
    }
}
