// wrong: a writer that lets readers in forgets to say that it has left: no writer ever gets in again
// rejected by: readers_writers::exercise_4_a_writer_that_waited_behind_a_batch_gets_in_after_it
// told: the next writer still waits
let mut state = self.state.lock().unwrap();
if state.waiting_readers > 0 {
    state.active_readers += state.waiting_readers;
    state.waiting_readers = 0;
    state.batch += 1;
    self.ok_to_read.notify_all();
} else {
    state.writer_active = false;
    self.ok_to_write.notify_one();
}
