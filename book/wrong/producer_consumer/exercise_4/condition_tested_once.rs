// wrong: the condition is tested once: after a wake-up for no reason there is no new item
// rejected by: multi_consumer_cell::exercise_3_all_waiting_consumers_are_woken
// told: there is an item after the wait
let mut state = self.state.lock().unwrap();
if state.seen[consumer] || state.item.is_none() {
    state = self.readable.wait(state).unwrap();
}
let data = state.item.clone();
let data = data.expect("there is an item after the wait");
announce(&data);
state.seen[consumer] = true;
if state.seen.iter().all(|&seen| seen) {
    state.item = None;
    state.seen.fill(false);
    self.writeable.notify_one();
}
data
