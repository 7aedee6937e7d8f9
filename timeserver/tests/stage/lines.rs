//! What a server logs, as a test sees it.

use std::io::{self, Write};
use std::sync::{Arc, Condvar, Mutex};

/// A place for a log: keeps its lines, and lets tests wait for one.
#[derive(Clone, Default)]
pub struct Lines {
    shared: Arc<(Mutex<Vec<String>>, Condvar)>,
}

impl Lines {
    /// Adds a line.
    pub fn push(&self, line: String) {
        let (lines, changed) = &*self.shared;
        lines.lock().unwrap().push(line);
        changed.notify_all();
    }

    /// All lines so far.
    pub fn all(&self) -> Vec<String> {
        self.shared.0.lock().unwrap().clone()
    }

    /// How many lines so far contain `text`.
    pub fn count(&self, text: &str) -> usize {
        self.all().iter().filter(|line| line.contains(text)).count()
    }

    /// Blocks until there is a line that contains `text`; returns the first one. A program that
    /// ends without having said it fails the test.
    pub fn wait_for(&self, text: &str) -> String {
        let (lines, changed) = &*self.shared;
        let mut lines = lines.lock().unwrap();
        loop {
            if let Some(line) = lines.iter().find(|line| line.contains(text)) {
                return line.clone();
            }
            lines = changed.wait(lines).unwrap();
        }
    }
}

impl Write for Lines {
    /// Takes what is written at once for one line: a log that writes a line in pieces is found out.
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8(line.to_vec()).unwrap();
        self.push(
            text.strip_suffix('\n')
                .map_or(format!("{text:?} is no line"), String::from),
        );
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
