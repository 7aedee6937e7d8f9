// right: `wait_while` has the loops inside, and everybody is woken by the last consumer
// ANCHOR: exercise_3
let state = self.state.lock().unwrap();
let mut state = self
    .writeable
    .wait_while(state, |state| state.item.is_some())
    .unwrap();
announce(&data);
state.item = Some(data);
drop(state);
self.readable.notify_all();
// ANCHOR_END: exercise_3
// ANCHOR: exercise_4
let state = self.state.lock().unwrap();
let mut state = self
    .readable
    .wait_while(state, |state| state.item.is_none() || state.seen[consumer])
    .unwrap();
state.seen[consumer] = true;
let is_last = !state.seen.contains(&false);
let data = state.item.clone();
let data = data.expect("the wait ends when there is an item");
announce(&data);
if is_last {
    state.item = None;
    state.seen.fill(false);
    drop(state);
    self.writeable.notify_all();
}
data
// ANCHOR_END: exercise_4
