// wrong: waits where the other side waits, and is not woken when its turn comes
// rejected by: producer_consumer_protocol::exercise_10_a_read_waits_for_the_first_write
// told: nobody will wake it
let others = match mine {
    Turn::Reader => &self.ok_to_write,
    _ => &self.ok_to_read,
};
let _ = condition;
let mut turn = self.turn.lock().unwrap();
while *turn != mine {
    turn = others.wait(turn).unwrap();
}
*turn = Turn::Taken;
