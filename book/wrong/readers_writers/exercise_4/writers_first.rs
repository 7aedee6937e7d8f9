// wrong: the next writer goes before the readers that wait: while writers keep coming, readers starve
// rejected by: readers_writers::exercise_4_the_waiting_readers_go_in_before_the_next_writer
// told: readers would starve
let mut state = self.state.lock().unwrap();
state.writer_active = false;
if state.waiting_writers > 0 {
    self.ok_to_write.notify_one();
} else if state.waiting_readers > 0 {
    state.active_readers += state.waiting_readers;
    state.waiting_readers = 0;
    state.batch += 1;
    self.ok_to_read.notify_all();
}
