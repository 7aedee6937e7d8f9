// wrong: the guard is dropped to leave in order, but before the writer is called
// rejected by: shared_cell::exercise_6_the_writer_is_called_between_begin_write_and_end_write
// told: must be begin_write, the writer, end_write
self.protocol.begin_write();
let writing = Writing(&self.protocol);
let data = self.data.get();
drop(writing);
// SAFETY: the guard keeps everybody out.
writer(unsafe { &mut *data })
