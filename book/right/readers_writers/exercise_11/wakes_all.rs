// right: wakes all that wait for the turn: one takes it, the others wait on
let mut turn = self.turn.lock().unwrap();
*turn = next;
drop(turn);
condition.notify_all();
