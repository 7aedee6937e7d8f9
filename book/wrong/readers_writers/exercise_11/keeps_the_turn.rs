// wrong: wakes somebody, but the turn stays taken
// rejected by: producer_consumer_protocol::exercise_11_after_a_write_it_is_a_readers_turn_and_then_a_writers
// told: the consumer waits, though an item has been written
let turn = self.turn.lock().unwrap();
if *turn == next {
    return;
}
condition.notify_one();
