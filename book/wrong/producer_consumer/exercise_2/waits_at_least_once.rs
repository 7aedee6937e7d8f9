// wrong: the consumer waits before it looks, although the item may be there already
// rejected by: shared_cell::exercise_1_a_producer_does_not_wait_for_the_consumer
// told: in get_data()
let item = self.item.lock().unwrap();
let mut item = self.readable.wait(item).unwrap();
while item.is_none() {
    item = self.readable.wait(item).unwrap();
}
let data = item.take().expect("the loop ends when there is an item");
announce(&data);
self.writeable.notify_one();
data
