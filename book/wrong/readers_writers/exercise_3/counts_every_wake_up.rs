// wrong: counts itself once more with every wait, but only once less in the end
// rejected by: readers_writers::exercise_3_a_writer_that_has_come_and_gone_holds_nobody_back
// told: subtract with overflow
let mut state = self.state.lock().unwrap();
while state.writer_active || state.active_readers > 0 {
    state.waiting_writers += 1;
    state = self.ok_to_write.wait(state).unwrap();
}
state.waiting_writers -= 1;
state.writer_active = true;
