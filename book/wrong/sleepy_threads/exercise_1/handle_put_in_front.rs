// wrong: the new handle comes before those of the threads that were started earlier
// rejected by: crew::exercise_2_what_threads_return_is_in_the_order_of_their_start
// told: join has another order
let thread = thread::Builder::new().name(name).spawn(run)?;
self.threads.insert(0, thread);
Ok(())
