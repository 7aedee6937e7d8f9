// wrong: after five seconds the consumer stops waiting, and takes what is there
// rejected by: multi_consumer_cell::exercise_4_a_consumer_that_waits_long_does_not_give_up
// told: the consumer did not wait until there was a new item, only for some time
use std::time::Duration;

let state = self.state.lock().unwrap();
let (mut state, _) = self
    .readable
    .wait_timeout_while(state, Duration::from_secs(5), |state| {
        state.seen[consumer] || state.item.is_none()
    })
    .unwrap();
let data = state.item.clone();
let data = data.expect("the loop ends when there is an item");
announce(&data);
state.seen[consumer] = true;
if state.seen.iter().all(|&seen| seen) {
    state.item = None;
    state.seen.fill(false);
    self.writeable.notify_one();
}
data
