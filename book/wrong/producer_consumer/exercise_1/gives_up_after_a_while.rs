// wrong: after a second the producer stops waiting, and writes over the item
// rejected by: shared_cell::exercise_1_a_producer_that_waits_long_does_not_give_up
// told: the producer did not wait until item 1 was consumed, only for some time
use std::time::Duration;

let item = self.item.lock().unwrap();
let (mut item, _) = self
    .writeable
    .wait_timeout_while(item, Duration::from_secs(1), |item| item.is_some())
    .unwrap();
announce(&data);
*item = Some(data);
self.readable.notify_one();
