// wrong: it is always a writer's turn next: readers never get in
// rejected by: producer_consumer_protocol::exercise_11_after_a_write_it_is_a_readers_turn_and_then_a_writers
// told: the consumer waits, though an item has been written
let _ = next;
*self.turn.lock().unwrap() = Turn::Writer;
condition.notify_one();
