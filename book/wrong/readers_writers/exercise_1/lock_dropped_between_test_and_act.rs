// wrong: the state is tested under one lock and changed under the next: a writer may enter in between
// rejected by: readers_writers::exercise_1_no_reader_gets_in_beside_a_writer
// told: reader got in to read while writer was inside to write
let state = self.state.lock().unwrap();
let free = !state.writer_active && state.waiting_writers == 0;
drop(state);
if free {
    self.state.lock().unwrap().active_readers += 1;
    return;
}
let mut state = self.state.lock().unwrap();
state.waiting_readers += 1;
let batch = state.batch;
while state.batch == batch {
    state = self.ok_to_read.wait(state).unwrap();
}
