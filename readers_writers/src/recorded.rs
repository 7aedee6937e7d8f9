use sleepy_threads::timeline::{self, Access};

use crate::{AccessProtocol, ReadersWriters};

/// A protocol that tells the timeline (`--timeline`) who waits and who is inside, and leaves the
/// decisions to the protocol `P`. Where nobody records, it does nothing else.
///
/// For cells whose users do not tell it themselves: `SharedCell<Transcript, Recorded>`.
#[derive(Debug, Default)]
pub struct Recorded<P: AccessProtocol = ReadersWriters>(P);

// SAFETY: every call is handed on to `P`, which makes the same promises.
unsafe impl<P: AccessProtocol> AccessProtocol for Recorded<P> {
    fn begin_read(&self) {
        timeline::enter("ok_to_read", Access::Read, "reads", || self.0.begin_read());
    }

    fn end_read(&self) {
        // First, as somebody else may be inside right after the end.
        timeline::leave();
        self.0.end_read();
    }

    fn begin_write(&self) {
        timeline::enter("ok_to_write", Access::Write, "writes", || {
            self.0.begin_write();
        });
    }

    fn end_write(&self) {
        timeline::leave();
        self.0.end_write();
    }
}
