// wrong: a consumer waits for an item only: a fast one sees the same item again
// rejected by: multi_consumer_cell::exercise_4_a_fast_consumer_does_not_see_an_item_twice
// told: must see item 1 once
let mut state = self.state.lock().unwrap();
while state.item.is_none() {
    state = self.readable.wait(state).unwrap();
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
