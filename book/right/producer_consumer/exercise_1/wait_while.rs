// right: `wait_while` has the loop inside
// ANCHOR: exercise_1
let item = self.item.lock().unwrap();
let mut item = self
    .writeable
    .wait_while(item, |item| item.is_some())
    .unwrap();
announce(&data);
*item = Some(data);
self.readable.notify_one();
// ANCHOR_END: exercise_1
// ANCHOR: exercise_2
let item = self.item.lock().unwrap();
let mut item = self
    .readable
    .wait_while(item, |item| item.is_none())
    .unwrap();
let data = item.take().expect("the wait ends when there is an item");
announce(&data);
self.writeable.notify_one();
data
// ANCHOR_END: exercise_2
