use sleepy_threads::timeline::{self, Access};
use sleepy_threads::{Rhythm, announce};

use crate::{Counter, SharedCell};

/// The thread that looks at the counter.
#[derive(Debug)]
pub struct Reader {
    rhythm: Rhythm,
}

impl Reader {
    /// A reader that looks as often as the `rhythm` says.
    pub fn new(rhythm: Rhythm) -> Self {
        Self { rhythm }
    }

    /// What the thread does. Blocks while a writer is inside `cell`, or was there first.
    // ANCHOR: run
    pub fn run(mut self, cell: &SharedCell<Counter>) {
        announce("starting up");
        for _ in 0..self.rhythm.accesses() {
            self.rhythm.sleep();
            let turn = timeline::waiting_for("ok_to_read");
            cell.read(move |counter| {
                turn.inside(Access::Read, "gets", counter.value());
                announce(format_args!("is done getting {}", counter.value()));
            });
        }
    }
    // ANCHOR_END: run
}
