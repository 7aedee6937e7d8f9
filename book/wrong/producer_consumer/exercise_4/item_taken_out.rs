// wrong: the first consumer takes the item out, and the others miss it
// rejected by: multi_consumer_cell::exercise_4_a_consumer_does_not_wait_for_the_others
// told: and nobody will wake
let mut state = self.state.lock().unwrap();
while state.seen[consumer] || state.item.is_none() {
    state = self.readable.wait(state).unwrap();
}
let data = state.item.take();
let data = data.expect("the loop ends when there is an item");
announce(&data);
state.seen[consumer] = true;
if state.seen.iter().all(|&seen| seen) {
    state.item = None;
    state.seen.fill(false);
    self.writeable.notify_one();
}
data
