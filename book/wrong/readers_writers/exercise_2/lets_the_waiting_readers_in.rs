// wrong: the last reader lets in the readers that wait for the writer: with many of them the writer starves
// rejected by: readers_writers::exercise_2_a_reader_that_leaves_wakes_a_writer_and_no_reader
// told: the late reader got in before the writer that it found waiting
let mut state = self.state.lock().unwrap();
state.active_readers -= 1;
if state.active_readers == 0 {
    if state.waiting_readers > 0 {
        state.active_readers = state.waiting_readers;
        state.waiting_readers = 0;
        state.batch += 1;
        self.ok_to_read.notify_all();
    } else {
        self.ok_to_write.notify_one();
    }
}
