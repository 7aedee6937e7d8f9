// wrong: a writer that got in still counts as waiting, and holds back readers for ever
// rejected by: readers_writers::exercise_3_a_writer_that_has_come_and_gone_holds_nobody_back
// told: the reader waits, though both writers have left
let mut state = self.state.lock().unwrap();
state.waiting_writers += 1;
while state.writer_active || state.active_readers > 0 {
    state = self.ok_to_write.wait(state).unwrap();
}
state.writer_active = true;
