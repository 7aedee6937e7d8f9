// wrong: the producer waits where consumers wait, and is not woken when the cell is empty
// rejected by: shared_cell::exercise_1_a_producer_waits_while_the_cell_is_full
// told: in set_data(2)
let mut item = self.item.lock().unwrap();
while item.is_some() {
    item = self.readable.wait(item).unwrap();
}
announce(&data);
*item = Some(data);
self.readable.notify_one();
