// wrong: catches the panic to leave in order, and then panics itself: the reader's own words are lost
// rejected by: shared_cell::exercise_5_a_reader_that_panics_leaves
// told: the reader's panic must reach the caller
self.protocol.begin_read();
// SAFETY: from begin_read to end_read the protocol lets no writer in.
let data = unsafe { &*self.data.get() };
let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| reader(data)));
self.protocol.end_read();
outcome.unwrap()
