// right: counts as waiting only while it does wait
let mut state = self.state.lock().unwrap();
while state.writer_active || state.active_readers > 0 {
    state.waiting_writers += 1;
    state = self.ok_to_write.wait(state).unwrap();
    state.waiting_writers -= 1;
}
state.writer_active = true;
