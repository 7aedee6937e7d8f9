// wrong: waits until nobody is inside, whoever's turn it is
// rejected by: producer_consumer_protocol::exercise_10_a_read_waits_for_the_first_write
// told: the consumer read what nobody had written
let _ = mine;
let mut turn = self.turn.lock().unwrap();
while *turn == Turn::Taken {
    turn = condition.wait(turn).unwrap();
}
*turn = Turn::Taken;
