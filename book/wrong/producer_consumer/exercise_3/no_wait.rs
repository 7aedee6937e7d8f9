// wrong: the producer does not wait until all have seen the item before
// rejected by: multi_consumer_cell::exercise_3_the_next_item_waits_until_the_last_consumer_has_seen_this_one
// told: saw another item than was set
let mut state = self.state.lock().unwrap();
announce(&data);
state.item = Some(data);
self.readable.notify_all();
