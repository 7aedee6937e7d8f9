// right: wait_while, and the one who is next is woken while the lock is still held
// ANCHOR: exercise_10
let turn = self.turn.lock().unwrap();
let mut turn = condition.wait_while(turn, |turn| *turn != mine).unwrap();
*turn = Turn::Taken;
// ANCHOR_END: exercise_10
// ANCHOR: exercise_11
let mut turn = self.turn.lock().unwrap();
condition.notify_all();
*turn = next;
// ANCHOR_END: exercise_11
