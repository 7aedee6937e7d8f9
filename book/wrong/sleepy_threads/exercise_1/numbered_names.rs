// wrong: the thread is given a name, but not the one that was asked for
// rejected by: crew::exercise_1_a_thread_knows_its_name
// told: runs in a thread of another name
let number = self.threads.len() + 1;
let thread = thread::Builder::new()
    .name(format!("{name} {number}"))
    .spawn(run)?;
self.threads.push(thread);
Ok(())
