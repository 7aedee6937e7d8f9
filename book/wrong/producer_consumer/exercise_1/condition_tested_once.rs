// wrong: the condition is tested once: after a wake-up for no reason the cell is still full
// rejected by: shared_cell::exercise_1_a_producer_waits_while_the_cell_is_full
// told: set item 2 before item 1 was consumed
let mut item = self.item.lock().unwrap();
if item.is_some() {
    item = self.writeable.wait(item).unwrap();
}
announce(&data);
*item = Some(data);
self.readable.notify_one();
