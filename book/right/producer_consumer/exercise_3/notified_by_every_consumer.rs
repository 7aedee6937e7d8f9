// right: every consumer wakes a producer, which looks whether it was the last one
// ANCHOR: exercise_3
let mut state = self.state.lock().unwrap();
while state.item.is_some() {
    state = self.writeable.wait(state).unwrap();
}
announce(&data);
self.readable.notify_all();
state.item = Some(data);
// ANCHOR_END: exercise_3
// ANCHOR: exercise_4
let mut state = self.state.lock().unwrap();
while state.seen[consumer] || state.item.is_none() {
    state = self.readable.wait(state).unwrap();
}
let data = state.item.clone();
let data = data.expect("the loop ends when there is an item");
announce(&data);
state.seen[consumer] = true;
if state.seen.iter().all(|&seen| seen) {
    state.item = None;
    state.seen.fill(false);
}
self.writeable.notify_one();
data
// ANCHOR_END: exercise_4
