// wrong: the notification goes to the wrong condition
// rejected by: multi_consumer_cell::exercise_3_all_waiting_consumers_are_woken
// told: not all of the three waiting consumers have been woken
let mut state = self.state.lock().unwrap();
while state.item.is_some() {
    state = self.writeable.wait(state).unwrap();
}
announce(&data);
state.item = Some(data);
self.writeable.notify_all();
