//! What a program writes, as it comes.

use std::io::Read;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// One of the two streams that a program writes.
#[derive(Clone, Debug)]
pub(super) struct Output(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    /// More has come, or the end. Whoever looks for something in it waits here.
    more: Condvar,
}

#[derive(Debug, Default)]
struct State {
    bytes: Vec<u8>,
    /// Up to here the test has read.
    read: usize,
    ended: bool,
}

impl Output {
    /// Starts a thread that reads to the end, so that the program never waits for its reader.
    pub(super) fn collect(mut source: impl Read + Send + 'static) -> Self {
        let output = Output(Arc::default());
        let collected = output.clone();
        let collect = move || {
            let mut buffer = [0; 4096];
            // An error is an end too: there is nothing more to come.
            while let Ok(count @ 1..) = source.read(&mut buffer) {
                collected.state().bytes.extend_from_slice(&buffer[..count]);
                collected.0.more.notify_all();
            }
            collected.state().ended = true;
            collected.0.more.notify_all();
        };
        let started = thread::Builder::new()
            .name("reads what a program writes".to_string())
            .spawn(collect);
        started.expect("the thread can be started");
        output
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// All that has come so far.
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.state().bytes).into_owned()
    }

    /// Blocks until the stream has ended, or for so long.
    pub(super) fn wait_for_end(&self, patience: Duration) {
        let waited = self
            .0
            .more
            .wait_timeout_while(self.state(), patience, |state| !state.ended);
        drop(waited.unwrap_or_else(PoisonError::into_inner));
    }

    /// Blocks until `find` finds something in what the test has not read yet, and counts it and all before it as
    /// read. `find` returns where what it found ends, and is told whether more may come. `None` if it finds nothing.
    pub(super) fn find<R>(
        &self,
        patience: Duration,
        mut find: impl FnMut(&[u8], bool) -> Option<(usize, R)>,
    ) -> Option<R> {
        let mut found = None;
        let look = |state: &mut State| {
            found = find(&state.bytes[state.read..], state.ended);
            found.is_none() && !state.ended
        };
        let waited = self.0.more.wait_timeout_while(self.state(), patience, look);
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        let (end, result) = found?;
        state.read += end;
        Some(result)
    }
}
