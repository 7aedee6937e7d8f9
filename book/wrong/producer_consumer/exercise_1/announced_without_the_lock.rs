// wrong: the lock is given back for the announcement, and taken again to store the item
// rejected by: shared_cell::exercise_1_of_two_producers_only_one_finds_the_cell_empty
// told: one of the two producers must set its item
let mut item = self.item.lock().unwrap();
while item.is_some() {
    item = self.writeable.wait(item).unwrap();
}
drop(item);
announce(&data); // printing is slow, so not under the lock
*self.item.lock().unwrap() = Some(data);
self.readable.notify_one();
