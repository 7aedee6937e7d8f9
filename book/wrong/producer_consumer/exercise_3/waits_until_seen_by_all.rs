// wrong: the producer waits until all have seen an item, although there is none at the beginning
// rejected by: multi_consumer_cell::exercise_3_a_producer_waits_for_no_consumer_if_the_cell_is_empty
// told: in set_data(1)
let mut state = self.state.lock().unwrap();
while !state.seen.iter().all(|&seen| seen) {
    state = self.writeable.wait(state).unwrap();
}
announce(&data);
state.item = Some(data);
self.readable.notify_all();
