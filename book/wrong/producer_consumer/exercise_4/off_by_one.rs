// wrong: the last but one consumer empties the cell: the slowest misses the item
// rejected by: multi_consumer_cell::exercise_4_a_consumer_does_not_wait_for_the_others
// told: and nobody will wake
let mut state = self.state.lock().unwrap();
while state.seen[consumer] || state.item.is_none() {
    state = self.readable.wait(state).unwrap();
}
let data = state.item.clone();
let data = data.expect("the loop ends when there is an item");
announce(&data);
state.seen[consumer] = true;
let seen = state.seen.iter().filter(|&&seen| seen).count();
if seen >= state.seen.len() - 1 {
    state.item = None;
    state.seen.fill(false);
    self.writeable.notify_one();
}
data
