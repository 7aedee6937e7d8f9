// right: all producers are woken, and all but one find the cell full again
let item = self.item.lock().unwrap();
let mut item = self
    .readable
    .wait_while(item, |item| item.is_none())
    .unwrap();
if let Some(data) = &*item {
    announce(data);
}
let data = item.take().expect("the wait ends when there is an item");
drop(item);
self.writeable.notify_all();
data
