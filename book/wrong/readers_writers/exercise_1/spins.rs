// wrong: the reader asks again and again instead of blocking, and burns a processor meanwhile
// rejected by: readers_writers::exercise_1_a_reader_waits_while_a_writer_is_inside
// told: does it wait in a loop instead of blocking?
loop {
    let mut state = self.state.lock().unwrap();
    if !state.writer_active && state.waiting_writers == 0 {
        state.active_readers += 1;
        return;
    }
    drop(state);
    std::thread::yield_now();
}
