// wrong: the new handle takes the place of those that were kept
// rejected by: crew::exercise_1_the_handle_of_a_thread_is_kept
// told: is every handle kept in `threads`?
let thread = thread::Builder::new().name(name).spawn(run)?;
self.threads = vec![thread];
Ok(())
