// wrong: if another thread has the lock, the item is thrown away
// rejected by: shared_cell::exercise_1_every_item_is_consumed_once_in_the_order_of_production
// told: and nobody will wake
let Ok(item) = self.item.try_lock() else {
    return;
};
let mut item = self
    .writeable
    .wait_while(item, |item| item.is_some())
    .unwrap();
announce(&data);
*item = Some(data);
self.readable.notify_one();
