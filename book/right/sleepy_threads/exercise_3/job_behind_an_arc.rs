// right: the job is shared behind an `Arc`, the threads are started by an iterator
use std::sync::Arc;

let job = Arc::new(std::sync::Mutex::new(job));
let mut crew = Crew::new();
(0..count).try_for_each(|number| {
    let job = Arc::clone(&job);
    crew.start(format!("Worker {number}"), move || {
        let job = job.lock().unwrap().clone(); // the lock is given back before the job begins
        job(number);
    })
})?;
crew.join().map(|_| ())
