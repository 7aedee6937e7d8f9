// wrong: the item is stored, but never announced
// rejected by: shared_cell::exercise_1_an_item_is_announced_before_it_can_be_consumed
// told: consumed before it was announced
let _ = announce;
let mut item = self.item.lock().unwrap();
while item.is_some() {
    item = self.writeable.wait(item).unwrap();
}
*item = Some(data);
self.readable.notify_one();
