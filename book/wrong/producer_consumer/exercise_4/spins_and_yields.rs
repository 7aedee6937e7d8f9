// wrong: the consumer asks again and again whether there is a new item
// rejected by: multi_consumer_cell::exercise_4_a_fast_consumer_does_not_see_an_item_twice
// told: in a loop instead of blocking?
let mut state = self.state.lock().unwrap();
while state.seen[consumer] || state.item.is_none() {
    drop(state);
    std::thread::yield_now();
    state = self.state.lock().unwrap();
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
