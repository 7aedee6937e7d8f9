// wrong: only one consumer is woken, although the new item concerns all of them
// rejected by: multi_consumer_cell::exercise_3_all_waiting_consumers_are_woken
// told: not all of the three waiting consumers have been woken
let mut state = self.state.lock().unwrap();
while state.item.is_some() {
    state = self.writeable.wait(state).unwrap();
}
announce(&data);
state.item = Some(data);
self.readable.notify_one();
