// wrong: one reader is let in instead of all that wait
// rejected by: readers_writers::exercise_4_the_waiting_readers_go_in_before_the_next_writer
// told: both readers must be in now
let mut state = self.state.lock().unwrap();
state.writer_active = false;
if state.waiting_readers > 0 {
    state.active_readers += 1;
    state.waiting_readers -= 1;
    state.batch += 1;
    self.ok_to_read.notify_one();
} else if state.waiting_writers > 0 {
    self.ok_to_write.notify_one();
}
