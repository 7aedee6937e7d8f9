// wrong: the lock is given back between the test and the entry: somebody else may enter in between
// rejected by: readers_writers::exercise_3_no_writer_gets_in_beside_a_reader
// rejected by: readers_writers::exercise_3_no_writer_gets_in_beside_another
// told: got in to write while
let mut state = self.state.lock().unwrap();
state.waiting_writers += 1;
while state.writer_active || state.active_readers > 0 {
    state = self.ok_to_write.wait(state).unwrap();
}
state.waiting_writers -= 1;
drop(state);
self.state.lock().unwrap().writer_active = true;
