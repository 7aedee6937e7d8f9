// wrong: a wait that ends because its time is over counts as a full cell
// rejected by: shared_cell::exercise_2_a_consumer_waits_while_the_cell_is_empty
// told: the producer had five seconds
use std::time::Duration;

let mut item = self.item.lock().unwrap();
if item.is_none() {
    (item, _) = self
        .readable
        .wait_timeout(item, Duration::from_secs(5))
        .unwrap();
}
let data = item.take().expect("the producer had five seconds");
announce(&data);
self.writeable.notify_one();
data
