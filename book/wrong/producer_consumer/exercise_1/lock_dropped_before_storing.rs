// wrong: the lock is given back between the test and the change: another producer comes in between
// rejected by: shared_cell::exercise_1_of_two_producers_only_one_finds_the_cell_empty
// told: one of the two producers must set its item
let mut item = self.item.lock().unwrap();
while item.is_some() {
    item = self.writeable.wait(item).unwrap();
}
drop(item);
let mut item = self.item.lock().unwrap();
announce(&data);
*item = Some(data);
self.readable.notify_one();
