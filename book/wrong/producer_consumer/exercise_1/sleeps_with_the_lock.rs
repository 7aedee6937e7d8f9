// wrong: the producer sleeps while it holds the lock: no consumer can empty the cell
// rejected by: shared_cell::exercise_1_a_producer_waits_while_the_cell_is_full
// told: in a loop instead of blocking?
use std::thread;
use std::time::Duration;

let mut item = self.item.lock().unwrap();
while item.is_some() {
    thread::sleep(Duration::from_millis(100));
}
announce(&data);
*item = Some(data);
self.readable.notify_one();
