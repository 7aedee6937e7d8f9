// wrong: what is called `_` is dropped in its line: the writer has left before it writes
// rejected by: shared_cell::exercise_6_the_writer_is_called_between_begin_write_and_end_write
// told: must be begin_write, the writer, end_write
self.protocol.begin_write();
let _ = Writing(&self.protocol);
// SAFETY: the guard keeps everybody out.
writer(unsafe { &mut *self.data.get() })
