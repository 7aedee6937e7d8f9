// right: catches the panic, leaves, and lets it go on, instead of a guard
// ANCHOR: exercise_5
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
self.protocol.begin_read();
// SAFETY: from begin_read to end_read the protocol lets no writer in.
let data = unsafe { &*self.data.get() };
let outcome = catch_unwind(AssertUnwindSafe(|| reader(data)));
self.protocol.end_read();
match outcome {
    Ok(result) => result,
    Err(panic) => resume_unwind(panic),
}
// ANCHOR_END: exercise_5
// ANCHOR: exercise_6
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
self.protocol.begin_write();
// SAFETY: from begin_write to end_write the protocol lets nobody else in.
let data = unsafe { &mut *self.data.get() };
let outcome = catch_unwind(AssertUnwindSafe(|| writer(data)));
self.protocol.end_write();
outcome.unwrap_or_else(|panic| resume_unwind(panic))
// ANCHOR_END: exercise_6
