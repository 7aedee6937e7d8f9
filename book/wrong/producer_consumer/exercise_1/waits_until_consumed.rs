// wrong: the producer does not return before its item is consumed
// rejected by: shared_cell::exercise_1_a_producer_does_not_wait_for_the_consumer
// told: in set_data(1)
let mut item = self.item.lock().unwrap();
while item.is_some() {
    item = self.writeable.wait(item).unwrap();
}
announce(&data);
*item = Some(data);
self.readable.notify_one();
while item.is_some() {
    item = self.writeable.wait(item).unwrap();
}
