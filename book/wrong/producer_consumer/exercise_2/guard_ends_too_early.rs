// wrong: a `match` on the temporary guard takes the item, and the announcement comes after the guard
// rejected by: shared_cell::exercise_2_nobody_gets_an_item_while_another_is_announced
// told: two items are announced at the same time
let item = self.item.lock().unwrap();
let data = self
    .readable
    .wait_while(item, |item| item.is_none())
    .unwrap()
    .take();
self.writeable.notify_one();
let data = data.expect("the wait ends when there is an item");
announce(&data);
data
