// wrong: the producer does not wait, and writes over an item that nobody has consumed
// rejected by: shared_cell::exercise_1_a_producer_waits_while_the_cell_is_full
// told: set item 2 before item 1 was consumed
let mut item = self.item.lock().unwrap();
announce(&data);
*item = Some(data);
self.readable.notify_one();
