// wrong: a reader also waits for readers, as with a plain mutex: they never overlap
// rejected by: readers_writers::exercise_1_readers_enter_together
// told: another reader must get in
let mut state = self.state.lock().unwrap();
if !state.writer_active && state.waiting_writers == 0 && state.active_readers == 0 {
    state.active_readers += 1;
    return;
}
state.waiting_readers += 1;
let batch = state.batch;
while state.batch == batch {
    state = self.ok_to_read.wait(state).unwrap();
}
