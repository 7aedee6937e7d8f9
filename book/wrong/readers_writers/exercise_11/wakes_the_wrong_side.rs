// wrong: wakes one of those whose turn it is not
// rejected by: producer_consumer_protocol::exercise_11_who_waits_for_the_turn_is_woken
// told: the consumer that waited for it still waits
*self.turn.lock().unwrap() = next;
let _ = condition;
match next {
    Turn::Reader => self.ok_to_write.notify_one(),
    _ => self.ok_to_read.notify_one(),
}
