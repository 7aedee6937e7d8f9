// wrong: the producer goes on as soon as any consumer has seen the item
// rejected by: multi_consumer_cell::exercise_3_the_next_item_waits_until_the_last_consumer_has_seen_this_one
// told: item 2 was set although consumer 1 had not seen item 1
let mut state = self.state.lock().unwrap();
while state.item.is_some() && !state.seen.contains(&true) {
    state = self.writeable.wait(state).unwrap();
}
state.seen.fill(false);
announce(&data);
state.item = Some(data);
self.readable.notify_all();
