// wrong: what is called `_` is dropped in its line: the reader has left before it reads
// rejected by: shared_cell::exercise_5_the_reader_is_called_between_begin_read_and_end_read
// told: must be begin_read, the reader, end_read
self.protocol.begin_read();
let _ = Reading(&self.protocol);
// SAFETY: the guard keeps writers out.
reader(unsafe { &*self.data.get() })
