// wrong: the item is announced after the lock was given back: the next one may be set before that
// rejected by: multi_consumer_cell::exercise_4_an_item_is_announced_before_the_next_is_set
// told: before item 2 can be set
let mut state = self.state.lock().unwrap();
while state.seen[consumer] || state.item.is_none() {
    state = self.readable.wait(state).unwrap();
}
let data = state.item.clone();
let data = data.expect("the loop ends when there is an item");
state.seen[consumer] = true;
if state.seen.iter().all(|&seen| seen) {
    state.item = None;
    state.seen.fill(false);
    self.writeable.notify_one();
}
drop(state);
announce(&data);
data
