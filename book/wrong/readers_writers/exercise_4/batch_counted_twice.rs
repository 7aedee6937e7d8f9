// wrong: the readers of a batch still count as waiting, and are counted again with the next batch
// rejected by: readers_writers::exercise_4_a_reader_that_waited_counts_once
// told: is still counted
let mut state = self.state.lock().unwrap();
state.writer_active = false;
if state.waiting_readers > 0 {
    state.active_readers += state.waiting_readers;
    state.batch += 1;
    self.ok_to_read.notify_all();
} else if state.waiting_writers > 0 {
    self.ok_to_write.notify_one();
}
