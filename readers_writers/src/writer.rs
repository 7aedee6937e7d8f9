use sleepy_threads::timeline::{self, Access};
use sleepy_threads::{Rhythm, announce};

use crate::{Counter, SharedCell};

/// The thread that increments the counter.
#[derive(Debug)]
pub struct Writer {
    rhythm: Rhythm,
}

impl Writer {
    /// A writer that increments as often as the `rhythm` says.
    pub fn new(rhythm: Rhythm) -> Self {
        Self { rhythm }
    }

    /// What the thread does. Blocks while anybody else is inside `cell`.
    // ANCHOR: run
    pub fn run(mut self, cell: &SharedCell<Counter>) {
        announce("starting up");
        for _ in 0..self.rhythm.accesses() {
            self.rhythm.sleep();
            let turn = timeline::waiting_for("ok_to_write");
            cell.write(move |counter| {
                counter.increment();
                turn.inside(Access::Write, "makes it", counter.value());
                announce(format_args!("is done incrementing to {}", counter.value()));
            });
        }
    }
    // ANCHOR_END: run
}
