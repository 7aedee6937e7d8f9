// wrong: the item is announced before the producer waits: others may not have seen the one before
// rejected by: multi_consumer_cell::exercise_3_an_item_is_announced_when_the_cell_is_empty
// told: just item 1 must have been announced
announce(&data);
let mut state = self.state.lock().unwrap();
while state.item.is_some() {
    state = self.writeable.wait(state).unwrap();
}
state.item = Some(data);
self.readable.notify_all();
