// wrong: passes the turn on, and leaves those asleep who wait for it
// rejected by: producer_consumer_protocol::exercise_11_who_waits_for_the_turn_is_woken
// told: the consumer that waited for it still waits
let _ = condition;
*self.turn.lock().unwrap() = next;
