// wrong: whether the cell is full is read without the lock that is held when the item is stored
// rejected by: shared_cell::exercise_1_of_two_producers_only_one_finds_the_cell_empty
// told: one of the two producers must set its item
let is_full = self.item.lock().unwrap().is_some();
let mut item = self.item.lock().unwrap();
if is_full {
    item = self
        .writeable
        .wait_while(item, |item| item.is_some())
        .unwrap();
}
announce(&data);
*item = Some(data);
self.readable.notify_one();
