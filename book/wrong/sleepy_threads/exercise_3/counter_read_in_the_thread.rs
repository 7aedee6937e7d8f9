// wrong: the threads share a counter and read it when they run, by which time it may have moved on
// rejected by: worker::exercise_3_each_worker_is_handed_the_number_in_its_name
// told: every thread must get the number in its name, once
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

let number = Arc::new(AtomicU32::new(0));
let mut crew = Crew::new();
for _ in 0..count {
    let job = job.clone();
    let name = format!("Worker {}", number.load(SeqCst));
    let shared_number = Arc::clone(&number);
    crew.start(name, move || job(shared_number.load(SeqCst)))?;
    number.fetch_add(1, SeqCst);
}
crew.join()?;
Ok(())
