// right: looks again every tenth of a second, too: a wait with a time-out, in a loop
// ANCHOR: exercise_1
let mut state = self.state.lock().unwrap();
if !state.writer_active && state.waiting_writers == 0 {
    state.active_readers += 1;
    return;
}
state.waiting_readers += 1;
let batch = state.batch;
while state.batch == batch {
    let tenth = std::time::Duration::from_millis(100);
    (state, _) = self.ok_to_read.wait_timeout(state, tenth).unwrap();
}
// ANCHOR_END: exercise_1
// ANCHOR: exercise_3
let mut state = self.state.lock().unwrap();
state.waiting_writers += 1;
while state.writer_active || state.active_readers > 0 {
    let tenth = std::time::Duration::from_millis(100);
    (state, _) = self.ok_to_write.wait_timeout(state, tenth).unwrap();
}
state.waiting_writers -= 1;
state.writer_active = true;
// ANCHOR_END: exercise_3
