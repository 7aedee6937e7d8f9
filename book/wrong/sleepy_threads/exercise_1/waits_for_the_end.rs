// wrong: the thread is kept, but start waits until it has ended
// rejected by: crew::exercise_1_all_threads_of_a_crew_run_at_the_same_time
// told: in a loop instead of blocking?
let thread = thread::Builder::new().name(name).spawn(run)?;
while !thread.is_finished() {
    thread::yield_now();
}
self.threads.push(thread);
Ok(())
