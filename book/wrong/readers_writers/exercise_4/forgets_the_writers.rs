// wrong: lets readers in, but if there are none it wakes no writer
// rejected by: readers_writers::exercise_4_the_next_writer_goes_in_if_no_reader_waits
// told: nobody is inside, and a writer still waits
let mut state = self.state.lock().unwrap();
state.writer_active = false;
if state.waiting_readers > 0 {
    state.active_readers += state.waiting_readers;
    state.waiting_readers = 0;
    state.batch += 1;
    self.ok_to_read.notify_all();
}
