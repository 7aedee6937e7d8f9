// right: wakes a writer whenever a reader leaves; who may not enter yet waits on
self.state.lock().unwrap().active_readers -= 1;
self.ok_to_write.notify_one();
