// wrong: a reader that waits does not say so, and nobody ever lets it in
// rejected by: readers_writers::exercise_1_a_reader_waits_while_a_writer_is_inside
// told: reader waits on `ok_to_read`
// told: nobody will wake it
let mut state = self.state.lock().unwrap();
if !state.writer_active && state.waiting_writers == 0 {
    state.active_readers += 1;
    return;
}
let batch = state.batch;
while state.batch == batch {
    state = self.ok_to_read.wait(state).unwrap();
}
