// right: wakes a writer too, when it lets readers in: that one finds them inside, and waits on
let mut state = self.state.lock().unwrap();
state.writer_active = false;
state.active_readers = state.waiting_readers;
state.waiting_readers = 0;
state.batch += 1;
drop(state);
self.ok_to_read.notify_all();
self.ok_to_write.notify_one();
