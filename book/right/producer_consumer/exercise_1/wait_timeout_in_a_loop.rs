// right: a wait with a time-out, and after each a look at the cell
// ANCHOR: exercise_1
use std::time::Duration;

let mut item = self.item.lock().unwrap();
while item.is_some() {
    (item, _) = self
        .writeable
        .wait_timeout(item, Duration::from_millis(100))
        .unwrap();
}
announce(&data);
*item = Some(data);
self.readable.notify_one();
// ANCHOR_END: exercise_1
// ANCHOR: exercise_2
use std::time::Duration;

let mut item = self.item.lock().unwrap();
while item.is_none() {
    (item, _) = self
        .readable
        .wait_timeout(item, Duration::from_millis(10))
        .unwrap();
}
let data = item.take().expect("the loop ends when there is an item");
announce(&data);
self.writeable.notify_one();
data
// ANCHOR_END: exercise_2
