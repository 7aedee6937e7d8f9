// wrong: takes the last but one for the last
// rejected by: readers_writers::exercise_2_the_last_reader_that_leaves_lets_the_writer_in
// told: the last reader has left, and the writer still waits
let mut state = self.state.lock().unwrap();
state.active_readers -= 1;
if state.active_readers == 1 {
    self.ok_to_write.notify_one();
}
