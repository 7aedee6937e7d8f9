// wrong: leaving is a line behind the call, which a panic skips: the cell stays closed
// rejected by: shared_cell::exercise_6_a_writer_that_panics_leaves
// told: must be begin_write, end_write
// told: although the writer panics
self.protocol.begin_write();
// SAFETY: from begin_write to end_write the protocol lets nobody else in.
let result = writer(unsafe { &mut *self.data.get() });
self.protocol.end_write();
result
