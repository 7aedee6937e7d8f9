// wrong: the lock is given back between the look at the turn and taking it: two may take the same
// rejected by: producer_consumer_protocol::exercise_10_one_write_lets_one_of_two_readers_in
// told: one item was written, and two consumers read it
let mut turn = self.turn.lock().unwrap();
while *turn != mine {
    turn = condition.wait(turn).unwrap();
}
drop(turn);
*self.turn.lock().unwrap() = Turn::Taken;
