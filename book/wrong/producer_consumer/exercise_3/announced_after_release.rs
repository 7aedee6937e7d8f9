// wrong: a copy of the item is announced after the lock was given back
// rejected by: multi_consumer_cell::exercise_3_an_item_is_announced_before_it_can_be_seen
// told: item 1 was seen before it was announced
let mut state = self.state.lock().unwrap();
while state.item.is_some() {
    state = self.writeable.wait(state).unwrap();
}
state.item = Some(data.clone());
self.readable.notify_all();
drop(state);
announce(&data);
