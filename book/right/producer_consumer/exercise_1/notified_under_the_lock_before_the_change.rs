// right: the other side is woken before the change, which it cannot see before the lock is given back
// ANCHOR: exercise_1
let mut item = self.item.lock().unwrap();
while item.is_some() {
    item = self.writeable.wait(item).unwrap();
}
self.readable.notify_one();
*item = Some(data);
if let Some(data) = &*item {
    announce(data);
}
// ANCHOR_END: exercise_1
// ANCHOR: exercise_2
let mut item = self.item.lock().unwrap();
loop {
    if let Some(data) = item.take() {
        self.writeable.notify_all();
        announce(&data);
        return data;
    }
    item = self.readable.wait(item).unwrap();
}
// ANCHOR_END: exercise_2
