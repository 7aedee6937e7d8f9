// wrong: the lock is given back between the test and the change: another producer comes in between
// rejected by: multi_consumer_cell::exercise_3_of_two_producers_only_one_finds_the_cell_empty
// told: one of the two producers must set its item
let mut state = self.state.lock().unwrap();
while state.item.is_some() {
    state = self.writeable.wait(state).unwrap();
}
drop(state);
let mut state = self.state.lock().unwrap();
announce(&data);
state.item = Some(data);
self.readable.notify_all();
