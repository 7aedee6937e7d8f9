// wrong: the thread is started without its name
// rejected by: crew::exercise_1_a_thread_knows_its_name
// told: runs in a thread of another name
let _ = name;
self.threads.push(thread::spawn(run));
Ok(())
