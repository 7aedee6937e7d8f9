// wrong: the notification goes to the wrong condition
// rejected by: multi_consumer_cell::exercise_3_all_waiting_consumers_are_woken
// told: and nobody will wake
let mut state = self.state.lock().unwrap();
while state.item.is_some() {
    state = self.writeable.wait(state).unwrap();
}
announce(&data);
state.item = Some(data);
self.writeable.notify_all();
