// wrong: after a tenth of a second the reader goes in, whether it was let in or not
// rejected by: readers_writers::exercise_1_a_reader_waits_while_a_writer_is_inside
// told: reader got in to read while
let mut state = self.state.lock().unwrap();
if state.writer_active || state.waiting_writers > 0 {
    state.waiting_readers += 1;
    let batch = state.batch;
    let tenth = std::time::Duration::from_millis(100);
    let waited = self
        .ok_to_read
        .wait_timeout_while(state, tenth, |state| state.batch == batch)
        .unwrap();
    if waited.1.timed_out() {
        let mut state = waited.0;
        state.waiting_readers -= 1;
        state.active_readers += 1;
    }
    return;
}
state.active_readers += 1;
