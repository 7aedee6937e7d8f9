// wrong: a writer that waits does not say so: readers that come later go in before it, and nobody wakes it
// rejected by: readers_writers::exercise_3_a_writer_that_waits_holds_back_later_readers
// told: the writer would starve
let mut state = self.state.lock().unwrap();
while state.writer_active || state.active_readers > 0 {
    state = self.ok_to_write.wait(state).unwrap();
}
state.writer_active = true;
