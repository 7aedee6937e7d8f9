// wrong: the producer asks again and again instead of waiting, and never lets go of its core
// rejected by: shared_cell::exercise_1_a_producer_waits_while_the_cell_is_full
// told: in a loop instead of blocking?
while self.item.lock().unwrap().is_some() {
    std::hint::spin_loop();
}
let mut item = self.item.lock().unwrap();
announce(&data);
*item = Some(data);
self.readable.notify_one();
