// wrong: the handle is dropped, so nobody can join the thread
// rejected by: crew::exercise_1_the_handle_of_a_thread_is_kept
// told: is every handle kept in `threads`?
thread::Builder::new().name(name).spawn(run)?;
Ok(())
