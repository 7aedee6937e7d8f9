// wrong: a consumer stays until all have seen the item, although nothing asks for that
// rejected by: multi_consumer_cell::exercise_4_a_consumer_does_not_wait_for_the_others
// told: in get_data(2)
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
    self.writeable.notify_one();
    self.readable.notify_all();
} else {
    state = self
        .readable
        .wait_while(state, |state| state.item.is_some())
        .unwrap();
}
drop(state);
data
