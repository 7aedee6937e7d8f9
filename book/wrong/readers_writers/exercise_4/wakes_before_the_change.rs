// wrong: wakes the others before it has left: they may look in between, and sleep on
// rejected by: readers_writers::exercise_4_the_next_writer_goes_in_if_no_reader_waits
// told: nobody is inside, and a writer still waits
self.ok_to_read.notify_all();
self.ok_to_write.notify_one();
let mut state = self.state.lock().unwrap();
state.writer_active = false;
if state.waiting_readers > 0 {
    state.active_readers += state.waiting_readers;
    state.waiting_readers = 0;
    state.batch += 1;
}
