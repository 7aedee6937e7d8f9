// wrong: a wait that ends because its time is over counts as an empty cell
// rejected by: shared_cell::exercise_1_a_producer_waits_while_the_cell_is_full
// told: set item 2 before item 1 was consumed
use std::time::Duration;

let mut item = self.item.lock().unwrap();
if item.is_some() {
    (item, _) = self
        .writeable
        .wait_timeout(item, Duration::from_secs(5))
        .unwrap();
}
announce(&data);
*item = Some(data);
self.readable.notify_one();
