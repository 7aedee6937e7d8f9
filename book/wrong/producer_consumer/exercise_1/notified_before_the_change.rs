// wrong: the consumer is woken before there is an item, without the lock: it looks, finds none, and sleeps again
// rejected by: shared_cell::exercise_1_every_item_is_consumed_once_in_the_order_of_production
// told: in get_data()
self.readable.notify_one();
let mut item = self.item.lock().unwrap();
while item.is_some() {
    item = self.writeable.wait(item).unwrap();
}
announce(&data);
*item = Some(data);
