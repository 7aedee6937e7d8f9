// wrong: the consumer asks again and again; that it yields in between only makes it polite
// rejected by: shared_cell::exercise_2_a_consumer_waits_while_the_cell_is_empty
// told: in a loop instead of blocking?
let mut item = self.item.lock().unwrap();
while item.is_none() {
    drop(item);
    std::thread::yield_now();
    item = self.item.lock().unwrap();
}
let data = item.take().expect("the loop ends when there is an item");
announce(&data);
self.writeable.notify_one();
data
