// wrong: the readers that are let in are not counted: a writer may overtake them, or be inside with them
// rejected by: readers_writers::exercise_4_readers_that_were_let_in_are_not_overtaken_by_a_new_writer
// told: waiting reader panicked: attempt to subtract with overflow
let mut state = self.state.lock().unwrap();
state.writer_active = false;
if state.waiting_readers > 0 {
    state.waiting_readers = 0;
    state.batch += 1;
    self.ok_to_read.notify_all();
} else if state.waiting_writers > 0 {
    self.ok_to_write.notify_one();
}
