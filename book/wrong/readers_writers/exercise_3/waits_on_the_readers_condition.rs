// wrong: the writer waits where the readers wait, and nobody wakes it there when the last reader leaves
// rejected by: readers_writers::exercise_3_a_writer_waits_while_a_reader_is_inside
// told: nobody is inside any more, and the writer has not been woken
let mut state = self.state.lock().unwrap();
state.waiting_writers += 1;
while state.writer_active || state.active_readers > 0 {
    state = self.ok_to_read.wait(state).unwrap();
}
state.waiting_writers -= 1;
state.writer_active = true;
