// wrong: the producer is woken before the cell is empty, without the lock: it looks, finds it full, and sleeps again
// rejected by: shared_cell::exercise_2_a_waiting_producer_is_woken
// told: the cell is empty, and the producer that waits has not been woken
self.writeable.notify_one();
let mut item = self.item.lock().unwrap();
while item.is_none() {
    item = self.readable.wait(item).unwrap();
}
let data = item.take().expect("the loop ends when there is an item");
announce(&data);
data
