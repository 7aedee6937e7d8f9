// wrong: after ten seconds the producer stops waiting for the slowest consumer
// rejected by: multi_consumer_cell::exercise_3_a_producer_that_waits_long_does_not_give_up
// told: the producer did not wait until item 1 was seen, only for some time
use std::time::Duration;

let state = self.state.lock().unwrap();
let (mut state, _) = self
    .writeable
    .wait_timeout_while(state, Duration::from_secs(10), |state| state.item.is_some())
    .unwrap();
announce(&data);
state.item = Some(data);
self.readable.notify_all();
