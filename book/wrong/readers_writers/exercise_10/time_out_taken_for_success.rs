// wrong: after a fifth of a second it takes the turn, whosever it is
// rejected by: producer_consumer_protocol::exercise_10_a_read_waits_for_the_first_write
// told: the consumer read what nobody had written
let turn = self.turn.lock().unwrap();
let fifth = std::time::Duration::from_millis(200);
let (mut turn, _) = condition
    .wait_timeout_while(turn, fifth, |turn| *turn != mine)
    .unwrap();
*turn = Turn::Taken;
