// right: the item is taken by the match that looks for it
let mut item = self.item.lock().unwrap();
let data = loop {
    match item.take() {
        Some(data) => break data,
        None => item = self.readable.wait(item).unwrap(),
    }
};
announce(&data);
self.writeable.notify_one();
data
