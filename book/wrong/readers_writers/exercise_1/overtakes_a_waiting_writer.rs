// wrong: only a writer inside keeps a reader out: while readers keep coming, a waiting writer starves
// rejected by: readers_writers::exercise_1_a_waiting_writer_holds_back_later_readers
// told: the writer would starve
let mut state = self.state.lock().unwrap();
if !state.writer_active {
    state.active_readers += 1;
    return;
}
state.waiting_readers += 1;
let batch = state.batch;
while state.batch == batch {
    state = self.ok_to_read.wait(state).unwrap();
}
