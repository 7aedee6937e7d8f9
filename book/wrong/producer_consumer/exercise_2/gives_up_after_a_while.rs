// wrong: after a second the consumer stops waiting, and takes it for granted that there is an item
// rejected by: shared_cell::exercise_2_a_consumer_that_waits_long_does_not_give_up
// told: the producer had a second
use std::time::Duration;

let item = self.item.lock().unwrap();
let (mut item, _) = self
    .readable
    .wait_timeout_while(item, Duration::from_secs(1), |item| item.is_none())
    .unwrap();
let data = item.take().expect("the producer had a second");
announce(&data);
self.writeable.notify_one();
data
