// wrong: the first reader that leaves says that nobody is inside
// rejected by: readers_writers::exercise_2_the_last_reader_that_leaves_lets_the_writer_in
// told: second reader was inside
let mut state = self.state.lock().unwrap();
state.active_readers = 0;
self.ok_to_write.notify_one();
