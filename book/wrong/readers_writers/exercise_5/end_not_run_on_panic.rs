// wrong: leaving is a line behind the call, which a panic skips: the cell stays closed
// rejected by: shared_cell::exercise_5_a_reader_that_panics_leaves
// told: must be begin_read, end_read
// told: although the reader panics
self.protocol.begin_read();
// SAFETY: from begin_read to end_read the protocol lets no writer in.
let result = reader(unsafe { &*self.data.get() });
self.protocol.end_read();
result
