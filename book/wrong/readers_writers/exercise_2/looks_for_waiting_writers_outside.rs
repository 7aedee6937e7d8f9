// wrong: looks for waiting writers before it has the lock for good: one that comes in between is not woken
// rejected by: readers_writers::exercise_2_a_writer_that_comes_while_a_reader_leaves_is_not_forgotten
// told: all readers have left, and the writer still waits
let writer_waits = self.state.lock().unwrap().waiting_writers > 0;
let mut state = self.state.lock().unwrap();
state.active_readers -= 1;
if state.active_readers == 0 && writer_waits {
    self.ok_to_write.notify_one();
}
