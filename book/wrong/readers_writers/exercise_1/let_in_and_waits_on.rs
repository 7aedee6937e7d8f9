// wrong: a reader that was let in looks for writers instead of its batch, and waits on while it counts as inside
// rejected by: readers_writers::exercise_1_the_waiting_readers_go_in_before_the_next_writer
// told: both readers must be in now
let mut state = self.state.lock().unwrap();
if !state.writer_active && state.waiting_writers == 0 {
    state.active_readers += 1;
    return;
}
state.waiting_readers += 1;
while state.writer_active || state.waiting_writers > 0 {
    state = self.ok_to_read.wait(state).unwrap();
}
