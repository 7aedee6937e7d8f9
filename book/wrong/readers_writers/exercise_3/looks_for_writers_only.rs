// wrong: a writer waits for another writer and not for readers
// rejected by: readers_writers::exercise_3_a_writer_waits_while_a_reader_is_inside
// told: got in to write while
let mut state = self.state.lock().unwrap();
state.waiting_writers += 1;
while state.writer_active {
    state = self.ok_to_write.wait(state).unwrap();
}
state.waiting_writers -= 1;
state.writer_active = true;
