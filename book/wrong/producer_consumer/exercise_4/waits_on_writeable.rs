// wrong: the consumers wait where producers wait: a new item does not wake them
// rejected by: multi_consumer_cell::exercise_3_all_waiting_consumers_are_woken
// told: not all of the three waiting consumers have been woken
let mut state = self.state.lock().unwrap();
while state.seen[consumer] || state.item.is_none() {
    state = self.writeable.wait(state).unwrap();
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
