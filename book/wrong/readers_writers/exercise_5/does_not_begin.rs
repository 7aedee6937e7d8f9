// wrong: makes the guard, and has not asked to come in
// rejected by: shared_cell::exercise_5_the_reader_is_called_between_begin_read_and_end_read
// told: must be begin_read, the reader, end_read
let _reading = Reading(&self.protocol);
// SAFETY: the guard keeps writers out.
reader(unsafe { &*self.data.get() })
