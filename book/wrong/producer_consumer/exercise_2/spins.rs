// wrong: the consumer asks again and again instead of waiting
// rejected by: shared_cell::exercise_2_a_consumer_waits_while_the_cell_is_empty
// told: in a loop instead of blocking?
loop {
    let mut item = self.item.lock().unwrap();
    if let Some(data) = item.take() {
        announce(&data);
        self.writeable.notify_one();
        return data;
    }
}
