// right: wait_while instead of a loop of one's own
// ANCHOR: exercise_1
let mut state = self.state.lock().unwrap();
if state.writer_active || state.waiting_writers > 0 {
    state.waiting_readers += 1;
    let mine = state.batch;
    let _state = self
        .ok_to_read
        .wait_while(state, |state| state.batch == mine)
        .unwrap();
} else {
    state.active_readers += 1;
}
// ANCHOR_END: exercise_1
// ANCHOR: exercise_3
let mut state = self.state.lock().unwrap();
state.waiting_writers += 1;
let mut state = self
    .ok_to_write
    .wait_while(state, |state| state.writer_active || state.active_readers > 0)
    .unwrap();
state.waiting_writers -= 1;
state.writer_active = true;
// ANCHOR_END: exercise_3
