// wrong: the item is taken, but never announced
// rejected by: shared_cell::exercise_2_an_item_is_announced_before_the_next_is_set
// told: item 1 must be announced once
let _ = announce;
let mut item = self.item.lock().unwrap();
while item.is_none() {
    item = self.readable.wait(item).unwrap();
}
self.writeable.notify_one();
item.take().expect("the loop ends when there is an item")
