// wrong: the item is announced after the lock was given back: the next one may be set before that
// rejected by: shared_cell::exercise_2_an_item_is_announced_before_the_next_is_set
// told: before item 2 can be set
let mut item = self.item.lock().unwrap();
while item.is_none() {
    item = self.readable.wait(item).unwrap();
}
let data = item.take().expect("the loop ends when there is an item");
drop(item);
self.writeable.notify_one();
announce(&data);
data
