// wrong: wakes the writer before it has left: the writer may look in between, and sleep on
// rejected by: readers_writers::exercise_2_the_last_reader_that_leaves_lets_the_writer_in
// told: and the writer still waits
self.ok_to_write.notify_one();
self.state.lock().unwrap().active_readers -= 1;
