// wrong: a reader that waited counts itself, though the writer that let it in has counted it
// rejected by: readers_writers::exercise_1_a_reader_that_waited_counts_once
// told: is still counted
let mut state = self.state.lock().unwrap();
if state.writer_active || state.waiting_writers > 0 {
    state.waiting_readers += 1;
    let batch = state.batch;
    while state.batch == batch {
        state = self.ok_to_read.wait(state).unwrap();
    }
}
state.active_readers += 1;
