// wrong: catches the panic to leave in order, and then panics itself: the writer's own words are lost
// rejected by: shared_cell::exercise_6_a_writer_that_panics_leaves
// told: the writer's panic must reach the caller
self.protocol.begin_write();
// SAFETY: from begin_write to end_write the protocol lets nobody else in.
let data = unsafe { &mut *self.data.get() };
let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| writer(data)));
self.protocol.end_write();
outcome.expect("the writer has panicked")
