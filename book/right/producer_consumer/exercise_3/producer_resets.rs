// right: the producer forgets who has seen the item, when it finds that all have
// ANCHOR: exercise_3
let mut state = self.state.lock().unwrap();
while state.item.is_some() && state.seen.contains(&false) {
    state = self.writeable.wait(state).unwrap();
}
announce(&data);
state.item = Some(data);
state.seen.fill(false);
self.readable.notify_all();
// ANCHOR_END: exercise_3
// ANCHOR: exercise_4
let mut state = self.state.lock().unwrap();
let data = loop {
    match &state.item {
        Some(data) if !state.seen[consumer] => break data.clone(),
        _ => state = self.readable.wait(state).unwrap(),
    }
};
announce(&data);
state.seen[consumer] = true;
if !state.seen.contains(&false) {
    self.writeable.notify_one();
}
data
// ANCHOR_END: exercise_4
