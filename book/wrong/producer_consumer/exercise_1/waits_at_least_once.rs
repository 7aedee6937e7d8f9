// wrong: the producer waits before it looks, although nobody may ever come to wake it
// rejected by: shared_cell::exercise_1_a_producer_does_not_wait_for_the_consumer
// told: in set_data(1)
let mut item = self.item.lock().unwrap();
loop {
    item = self.writeable.wait(item).unwrap();
    if item.is_none() {
        break;
    }
}
announce(&data);
*item = Some(data);
self.readable.notify_one();
