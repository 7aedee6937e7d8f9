// right: waits with time-outs, and after each a look at the cell
// ANCHOR: exercise_3
use std::time::Duration;

let mut state = self.state.lock().unwrap();
while state.item.is_some() {
    (state, _) = self
        .writeable
        .wait_timeout(state, Duration::from_millis(50))
        .unwrap();
}
announce(&data);
state.item = Some(data);
self.readable.notify_all();
// ANCHOR_END: exercise_3
// ANCHOR: exercise_4
use std::time::Duration;

let mut state = self.state.lock().unwrap();
while state.seen[consumer] || state.item.is_none() {
    (state, _) = self
        .readable
        .wait_timeout(state, Duration::from_millis(50))
        .unwrap();
}
let data = state.item.clone();
let data = data.expect("the loop ends when there is an item");
announce(&data);
state.seen[consumer] = true;
if state.seen.iter().all(|&seen| seen) {
    state.item = None;
    state.seen.fill(false);
    self.writeable.notify_one();
}
data
// ANCHOR_END: exercise_4
