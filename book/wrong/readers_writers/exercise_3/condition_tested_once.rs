// wrong: the condition is tested once: a wait may end for no reason, and then somebody is still inside
// rejected by: readers_writers::exercise_3_a_writer_waits_while_a_reader_is_inside
// rejected by: readers_writers::exercise_3_a_writer_waits_while_another_is_inside
// told: got in to write while
let mut state = self.state.lock().unwrap();
state.waiting_writers += 1;
if state.writer_active || state.active_readers > 0 {
    state = self.ok_to_write.wait(state).unwrap();
}
state.waiting_writers -= 1;
state.writer_active = true;
