// right: wakes the writer after the lock is given back, so that it need not wait for that
let mut state = self.state.lock().unwrap();
state.active_readers -= 1;
let last = state.active_readers == 0;
drop(state);
if last {
    self.ok_to_write.notify_one();
}
