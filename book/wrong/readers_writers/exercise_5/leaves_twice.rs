// wrong: leaves by hand, and then once more when the guard is dropped
// rejected by: shared_cell::exercise_5_the_reader_is_called_between_begin_read_and_end_read
// told: must be begin_read, the reader, end_read
self.protocol.begin_read();
let _reading = Reading(&self.protocol);
// SAFETY: from begin_read to end_read the protocol lets no writer in.
let result = reader(unsafe { &*self.data.get() });
self.protocol.end_read();
result
