// wrong: the consumer waits where producers wait, and is not woken when there is an item
// rejected by: shared_cell::exercise_2_a_consumer_waits_while_the_cell_is_empty
// told: waits on `writeable`
let mut item = self.item.lock().unwrap();
while item.is_none() {
    item = self.writeable.wait(item).unwrap();
}
let data = item.take().expect("the loop ends when there is an item");
announce(&data);
self.writeable.notify_one();
data
