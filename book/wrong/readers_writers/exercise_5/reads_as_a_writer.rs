// wrong: a reader enters as a writer: readers never overlap
// rejected by: shared_cell::exercise_5_the_reader_is_called_between_begin_read_and_end_read
// told: must be begin_read, the reader, end_read
self.protocol.begin_write();
let _writing = Writing(&self.protocol);
// SAFETY: from begin_write to end_write the protocol lets nobody else in.
reader(unsafe { &*self.data.get() })
