use std::io::Read;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// What has appeared at a terminal: filled by a thread that reads, waited for by who looks.
#[derive(Debug, Default)]
pub struct Screen {
    state: Mutex<State>,
    /// Notified when there is more, and at the end.
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    bytes: Vec<u8>,
    /// So many of them have been looked at.
    taken: usize,
    /// Whether no more will come.
    has_ended: bool,
}

impl Screen {
    /// A screen that shows what comes from `source`, until it ends. The thread that reads it ends
    /// with the source, and is not joined.
    pub fn of(mut source: impl Read + Send + 'static) -> Arc<Self> {
        let screen = Arc::new(Self::default());
        let filled = Arc::clone(&screen);
        thread::spawn(move || {
            let mut piece = [0; 4096];
            while let Ok(count @ 1..) = source.read(&mut piece) {
                filled.state().bytes.extend_from_slice(&piece[..count]);
                filled.changed.notify_all();
            }
            filled.state().has_ended = true;
            filled.changed.notify_all();
        });
        screen
    }

    /// Takes the next line, without its end; blocks until it is whole, or the end has come. `None`
    /// if there is none, or it has not come within `limit`.
    pub fn take_line(&self, limit: Duration) -> Option<String> {
        let mut state = self.wait(limit, |state| state.has_ended || state.line_end().is_some());
        let rest = &state.bytes[state.taken..];
        let (line, taken) = match state.line_end() {
            Some(end) => (&rest[..end], end + 1),
            None if state.has_ended && !rest.is_empty() => (rest, rest.len()),
            None => return None,
        };
        let line = String::from_utf8_lossy(line).into_owned();
        state.taken += taken;
        Some(line)
    }

    /// Takes `prompt`, which stands at the beginning of a line that does not end; blocks until it is
    /// there, or something else is, or `limit` is over. Says whether it was there.
    pub fn take_prompt(&self, prompt: &str, limit: Duration) -> bool {
        let decided = |state: &State| {
            let rest = state.rest();
            state.has_ended || rest.starts_with(prompt) || !prompt.starts_with(&rest)
        };
        let mut state = self.wait(limit, decided);
        let is_there = state.rest().starts_with(prompt);
        if is_there {
            state.taken += prompt.len();
        }
        is_there
    }

    /// Blocks until the end has come, at most for `limit`. Says whether it has.
    pub fn ends(&self, limit: Duration) -> bool {
        self.wait(limit, |state| state.has_ended).has_ended
    }

    /// What has appeared so far and has not been taken.
    pub fn rest(&self) -> String {
        self.state().rest()
    }

    fn wait(&self, limit: Duration, is_over: impl Fn(&State) -> bool) -> MutexGuard<'_, State> {
        let waited = self
            .changed
            .wait_timeout_while(self.state(), limit, |state| !is_over(state));
        waited.unwrap_or_else(PoisonError::into_inner).0
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// What has not been taken. What is not UTF-8, as half a character is, shows as U+FFFD.
    fn rest(&self) -> String {
        String::from_utf8_lossy(&self.bytes[self.taken..]).into_owned()
    }

    /// How long the first line of it is, if it is whole.
    fn line_end(&self) -> Option<usize> {
        self.bytes[self.taken..]
            .iter()
            .position(|&byte| byte == b'\n')
    }
}
