// wrong: the last consumer notes that it has seen the item, but leaves it in the cell
// rejected by: multi_consumer_cell::exercise_4_the_last_to_see_an_item_wakes_a_producer
// told: the producer that waits has not been woken
let mut state = self.state.lock().unwrap();
while state.seen[consumer] || state.item.is_none() {
    state = self.readable.wait(state).unwrap();
}
let data = state.item.clone();
let data = data.expect("the loop ends when there is an item");
announce(&data);
state.seen[consumer] = true;
if state.seen.iter().all(|&seen| seen) {
    self.writeable.notify_one();
}
data
