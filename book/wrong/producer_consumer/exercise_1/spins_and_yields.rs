// wrong: the producer asks again and again; that it yields in between only makes it polite
// rejected by: shared_cell::exercise_1_a_producer_waits_while_the_cell_is_full
// told: in a loop instead of blocking?
let mut item = self.item.lock().unwrap();
while item.is_some() {
    drop(item);
    std::thread::yield_now();
    item = self.item.lock().unwrap();
}
announce(&data);
*item = Some(data);
self.readable.notify_one();
