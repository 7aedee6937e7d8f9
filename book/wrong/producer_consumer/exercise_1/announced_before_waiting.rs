// wrong: the item is announced before the producer waits: the one before may not be consumed yet
// rejected by: shared_cell::exercise_1_an_item_is_announced_when_the_cell_is_empty
// told: just item 1 must have been announced
announce(&data);
let mut item = self.item.lock().unwrap();
while item.is_some() {
    item = self.writeable.wait(item).unwrap();
}
*item = Some(data);
self.readable.notify_one();
