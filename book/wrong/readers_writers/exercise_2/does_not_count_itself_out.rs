// wrong: wakes the writer, but still counts as inside
// rejected by: readers_writers::exercise_2_readers_that_have_come_and_gone_do_not_count
// told: the writer waits, though both readers have left
let state = self.state.lock().unwrap();
if state.active_readers <= 1 {
    self.ok_to_write.notify_one();
}
