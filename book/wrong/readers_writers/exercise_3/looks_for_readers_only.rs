// wrong: a writer waits for readers and not for another writer
// rejected by: readers_writers::exercise_3_a_writer_waits_while_another_is_inside
// told: got in to write while
let mut state = self.state.lock().unwrap();
state.waiting_writers += 1;
while state.active_readers > 0 {
    state = self.ok_to_write.wait(state).unwrap();
}
state.waiting_writers -= 1;
state.writer_active = true;
