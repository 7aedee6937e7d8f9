// wrong: the item is announced under the lock, but before the producer waits
// rejected by: shared_cell::exercise_1_an_item_is_announced_when_the_cell_is_empty
// told: just item 1 must have been announced
let item = self.item.lock().unwrap();
announce(&data);
let mut item = self
    .writeable
    .wait_while(item, |item| item.is_some())
    .unwrap();
*item = Some(data);
self.readable.notify_one();
