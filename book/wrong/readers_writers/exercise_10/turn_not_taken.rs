// wrong: waits for its turn and does not take it: others of its side come in as well
// rejected by: producer_consumer_protocol::exercise_10_nobody_enters_while_a_writer_is_inside
// told: got in
let mut turn = self.turn.lock().unwrap();
while *turn != mine {
    turn = condition.wait(turn).unwrap();
}
drop(turn);
