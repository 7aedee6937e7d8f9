// wrong: a reader waits as long as any writer waits, also the next ones: readers starve
// rejected by: readers_writers::exercise_1_the_waiting_readers_go_in_before_the_next_writer
// told: both readers must be in now
let mut state = self.state.lock().unwrap();
while state.writer_active || state.waiting_writers > 0 {
    state = self.ok_to_read.wait(state).unwrap();
}
state.active_readers += 1;
