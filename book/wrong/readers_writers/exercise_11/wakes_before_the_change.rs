// wrong: wakes somebody before it is that one's turn: it may look in between, and sleep on
// rejected by: producer_consumer_protocol::exercise_11_who_waits_for_the_turn_is_woken
// told: still waits
condition.notify_one();
*self.turn.lock().unwrap() = next;
