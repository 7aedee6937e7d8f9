// wrong: the lock is given back between the test and the change: another consumer takes the item in between
// rejected by: shared_cell::exercise_2_of_two_consumers_only_one_finds_the_item
// told: one of the two consumers must get it
let mut item = self.item.lock().unwrap();
while item.is_none() {
    item = self.readable.wait(item).unwrap();
}
drop(item);
let mut item = self.item.lock().unwrap();
let data = item.take().expect("the loop ends when there is an item");
announce(&data);
self.writeable.notify_one();
data
