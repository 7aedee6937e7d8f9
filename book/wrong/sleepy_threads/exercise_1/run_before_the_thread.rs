// wrong: the work is done before the thread is started, which only hands back the result
// rejected by: crew::exercise_1_a_thread_knows_its_name
// told: runs in a thread of another name
let value = run();
let thread = thread::Builder::new().name(name).spawn(move || value)?;
self.threads.push(thread);
Ok(())
