// wrong: asks again and again whose turn it is instead of blocking
// rejected by: producer_consumer_protocol::exercise_10_a_read_waits_for_the_first_write
// told: does it wait in a loop instead of blocking?
let _ = condition;
loop {
    let mut turn = self.turn.lock().unwrap();
    if *turn == mine {
        *turn = Turn::Taken;
        return;
    }
    drop(turn);
    std::thread::yield_now();
}
