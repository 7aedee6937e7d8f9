// wrong: wakes both sides, but does not change what the readers wait for
// rejected by: readers_writers::exercise_4_the_waiting_readers_go_in_before_the_next_writer
// told: both readers must be in now
let mut state = self.state.lock().unwrap();
state.writer_active = false;
self.ok_to_read.notify_all();
self.ok_to_write.notify_one();
