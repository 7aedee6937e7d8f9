// wrong: the turn is looked at once: a wait may end for no reason, and then it is still somebody else's turn
// rejected by: producer_consumer_protocol::exercise_10_nobody_enters_while_a_writer_is_inside
// told: got in while a writer was inside
let mut turn = self.turn.lock().unwrap();
if *turn != mine {
    turn = condition.wait(turn).unwrap();
}
*turn = Turn::Taken;
