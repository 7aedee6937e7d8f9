// wrong: the producer asks again and again whether the cell is empty
// rejected by: multi_consumer_cell::exercise_3_the_next_item_waits_until_the_last_consumer_has_seen_this_one
// told: in a loop instead of blocking?
let mut state = self.state.lock().unwrap();
while state.item.is_some() {
    drop(state);
    std::thread::yield_now();
    state = self.state.lock().unwrap();
}
announce(&data);
state.item = Some(data);
self.readable.notify_all();
