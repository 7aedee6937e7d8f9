// wrong: the reader waits on the condition of the writers, where nobody wakes it when its batch is let in
// rejected by: readers_writers::exercise_1_a_reader_waits_while_a_writer_is_inside
// told: nobody will wake it
let mut state = self.state.lock().unwrap();
if !state.writer_active && state.waiting_writers == 0 {
    state.active_readers += 1;
    return;
}
state.waiting_readers += 1;
let batch = state.batch;
while state.batch == batch {
    state = self.ok_to_write.wait(state).unwrap();
}
