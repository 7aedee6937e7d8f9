// right: the lock is given back before the other side is woken, so it need not wait for the lock
// ANCHOR: exercise_1
let mut item = self.item.lock().unwrap();
while item.is_some() {
    item = self.writeable.wait(item).unwrap();
}
announce(&data);
*item = Some(data);
drop(item);
self.readable.notify_one();
// ANCHOR_END: exercise_1
// ANCHOR: exercise_2
let mut item = self.item.lock().unwrap();
while item.is_none() {
    item = self.readable.wait(item).unwrap();
}
let data = item.take().expect("the loop ends when there is an item");
announce(&data);
drop(item);
self.writeable.notify_one();
data
// ANCHOR_END: exercise_2
