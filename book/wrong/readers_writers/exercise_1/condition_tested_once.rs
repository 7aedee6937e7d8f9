// wrong: the condition is tested once: a wait may end for no reason, and then the writer is still inside
// rejected by: readers_writers::exercise_1_a_reader_waits_while_a_writer_is_inside
// told: reader got in to read while
let mut state = self.state.lock().unwrap();
if !state.writer_active && state.waiting_writers == 0 {
    state.active_readers += 1;
    return;
}
state.waiting_readers += 1;
let batch = state.batch;
if state.batch == batch {
    state = self.ok_to_read.wait(state).unwrap();
}
drop(state);
