// wrong: the producer waits while the cell is empty, and goes on when it is full
// rejected by: shared_cell::exercise_1_a_producer_does_not_wait_for_the_consumer
// told: in set_data(1)
let item = self.item.lock().unwrap();
let mut item = self
    .writeable
    .wait_while(item, |item| item.is_none())
    .unwrap();
announce(&data);
*item = Some(data);
self.readable.notify_one();
