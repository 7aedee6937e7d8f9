// wrong: the consumers are woken before there is an item, without the lock
// rejected by: multi_consumer_cell::exercise_3_all_waiting_consumers_are_woken
// told: not all of the three waiting consumers have been woken
self.readable.notify_all();
let mut state = self.state.lock().unwrap();
while state.item.is_some() {
    state = self.writeable.wait(state).unwrap();
}
announce(&data);
state.item = Some(data);
