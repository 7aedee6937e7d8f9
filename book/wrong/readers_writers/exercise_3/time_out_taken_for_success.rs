// wrong: after half a second the writer goes in, whoever is inside
// rejected by: readers_writers::exercise_3_a_writer_waits_while_a_reader_is_inside
// told: got in to write while
let mut state = self.state.lock().unwrap();
state.waiting_writers += 1;
let half_a_second = std::time::Duration::from_millis(500);
let (mut state, _) = self
    .ok_to_write
    .wait_timeout_while(state, half_a_second, |state| {
        state.writer_active || state.active_readers > 0
    })
    .unwrap();
state.waiting_writers -= 1;
state.writer_active = true;
