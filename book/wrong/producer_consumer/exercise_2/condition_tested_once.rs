// wrong: the condition is tested once: after a wake-up for no reason the cell is still empty
// rejected by: shared_cell::exercise_2_a_consumer_waits_while_the_cell_is_empty
// told: there is an item after the wait
let mut item = self.item.lock().unwrap();
if item.is_none() {
    item = self.readable.wait(item).unwrap();
}
let data = item.take().expect("there is an item after the wait");
announce(&data);
self.writeable.notify_one();
data
