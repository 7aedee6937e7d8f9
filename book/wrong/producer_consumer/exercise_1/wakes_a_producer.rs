// wrong: the notification goes to the wrong condition: a producer is woken, the consumer is not
// rejected by: shared_cell::exercise_1_every_item_is_consumed_once_in_the_order_of_production
// told: in get_data()
let mut item = self.item.lock().unwrap();
while item.is_some() {
    item = self.writeable.wait(item).unwrap();
}
announce(&data);
*item = Some(data);
self.writeable.notify_one();
