use std::io::{self, Read};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// The beginning and the end of what a process prints. All of it is read, so that the process never
/// waits for its reader; the middle is forgotten.
#[derive(Clone, Debug)]
pub(super) struct Capture(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    kept: Mutex<Kept>,
    /// There is no more to read.
    over: Condvar,
    /// How many bytes of the beginning are kept, and how many of the end.
    half: usize,
}

#[derive(Debug, Default)]
struct Kept {
    beginning: Vec<u8>,
    /// Up to twice a half: it is cut when it is full, not at each byte.
    end: Vec<u8>,
    /// How many bytes were read in all.
    total: u64,
    is_over: bool,
}

impl Capture {
    /// Starts to read, in a thread of its own. Keeps `half` bytes of the beginning, and as many of the end.
    ///
    /// # Errors
    /// If the system refuses the thread.
    pub(super) fn of(
        mut source: impl Read + Send + 'static,
        name: &str,
        half: usize,
    ) -> io::Result<Self> {
        let capture = Self(Arc::new(Shared {
            kept: Mutex::default(),
            over: Condvar::new(),
            half,
        }));
        let reading = capture.clone();
        thread::Builder::new()
            .name(name.to_owned())
            .spawn(move || {
                let mut buffer = vec![0; 64 * 1024];
                loop {
                    match source.read(&mut buffer) {
                        Ok(0) => break,
                        Ok(n) => reading.kept().take(&buffer[..n], reading.0.half),
                        Err(error) if error.kind() == io::ErrorKind::Interrupted => (),
                        Err(_) => break,
                    }
                }
                reading.kept().is_over = true;
                reading.0.over.notify_all();
            })?;
        Ok(capture)
    }

    /// How many bytes have been read by now.
    pub(super) fn total(&self) -> u64 {
        self.kept().total
    }

    /// Blocks until all is read, but not beyond `deadline`: a process that got away may keep the pipe
    /// open. Returns what is kept.
    pub(super) fn text(&self, deadline: Instant) -> String {
        let left = deadline.saturating_duration_since(Instant::now());
        let kept = self.kept();
        let waited =
            self.0
                .over
                .wait_timeout_while(kept, left.max(Duration::from_millis(1)), |it| !it.is_over);
        waited
            .unwrap_or_else(PoisonError::into_inner)
            .0
            .text(self.0.half)
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        // What is kept is whole between any two operations.
        self.0.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn take(&mut self, mut bytes: &[u8], half: usize) {
        self.total += bytes.len() as u64;
        let room = half - self.beginning.len();
        let first = bytes.len().min(room);
        self.beginning.extend_from_slice(&bytes[..first]);
        bytes = &bytes[first..];
        self.end.extend_from_slice(bytes);
        if self.end.len() > 2 * half {
            self.end.drain(..self.end.len() - half);
        }
    }

    fn text(&self, half: usize) -> String {
        let end = &self.end[self.end.len().saturating_sub(half)..];
        let left_out = self.total - (self.beginning.len() + end.len()) as u64;
        if left_out == 0 {
            let all = [self.beginning.as_slice(), end].concat();
            return String::from_utf8_lossy(&all).into_owned();
        }
        format!(
            "{}\n[... {left_out} bytes are left out ...]\n{}",
            String::from_utf8_lossy(&self.beginning),
            String::from_utf8_lossy(end)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept_of(pieces: &[&str], half: usize) -> String {
        let mut kept = Kept::default();
        for piece in pieces {
            kept.take(piece.as_bytes(), half);
        }
        kept.text(half)
    }

    #[test]
    fn what_is_short_is_kept_whole() {
        assert_eq!(kept_of(&["ab", "c", "def"], 3), "abcdef");
        assert_eq!(kept_of(&["abcdef"], 3), "abcdef");
        assert_eq!(kept_of(&[], 3), "");
    }

    #[test]
    fn of_what_is_long_the_middle_is_forgotten() {
        assert_eq!(
            kept_of(&["abc", "defg", "hij", "klm", "xyz"], 3),
            "abc\n[... 10 bytes are left out ...]\nxyz"
        );
    }
}
