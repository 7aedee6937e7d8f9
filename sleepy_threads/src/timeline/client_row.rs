use std::thread;

use super::State;
use super::doing::Doing;
use super::here::{Here, if_recorded};
use super::row::End;

/// The row of a client of a server: from when it is accepted until it is over, in whichever threads
/// that may be. If it is dropped without an [`end`](ClientRow::end), the client was never served, or
/// serving it has panicked.
#[derive(Debug)]
pub struct ClientRow {
    here: Here,
}

impl ClientRow {
    /// A client has been accepted, and waits for its turn. `None` if the current thread is not being
    /// recorded; then `name` is not called.
    pub fn accepted(name: impl FnOnce() -> String) -> Option<Self> {
        let here = if_recorded(|here| here.records.new_row()).flatten()?;
        here.row.begin(name, State::Waiting { what: "its turn" });
        Some(Self { here })
    }

    /// Calls `serve`, and shows the client as being served meanwhile. What `serve` tells of the
    /// current thread goes to this client's row. The thread's own row, if it has another one, shows
    /// that it serves.
    pub fn serve<T>(&self, serve: impl FnOnce() -> T) -> T {
        let _own = Doing::begin(State::Serving);
        let _visit = self.here.clone().enter();
        self.here.row.change(State::Served);
        serve()
    }

    /// The client's session is over. `how` is a verb: `ends`, `fails`; and `well` says whether that
    /// is as it should be.
    pub fn end(self, how: &'static str, well: bool) {
        self.here.row.end(End { how, well });
    }
}

impl Drop for ClientRow {
    fn drop(&mut self) {
        // Counts only if nobody has said how it ended.
        let panics = thread::panicking();
        self.here.row.end(End {
            how: if panics { "panics" } else { "is let go" },
            well: !panics,
        });
    }
}
