// wrong: the producer sleeps for a while, and takes it for granted that the cell is empty then
// rejected by: shared_cell::exercise_1_a_producer_that_waits_long_does_not_give_up
// told: the producer did not wait until item 1 was consumed, only for some time
use std::thread;
use std::time::Duration;

let mut item = self.item.lock().unwrap();
if item.is_some() {
    drop(item);
    thread::sleep(Duration::from_millis(100));
    item = self.item.lock().unwrap();
}
announce(&data);
*item = Some(data);
self.readable.notify_one();
