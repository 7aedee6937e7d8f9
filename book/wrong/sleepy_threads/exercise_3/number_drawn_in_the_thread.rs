// wrong: each thread draws its number when it runs, so the threads get them in any order
// rejected by: worker::exercise_3_each_worker_is_handed_the_number_in_its_name
// told: every thread must get the number in its name, once
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

let next = Arc::new(AtomicU32::new(0));
let mut crew = Crew::new();
for number in 0..count {
    let job = job.clone();
    let next = Arc::clone(&next);
    crew.start(format!("Worker {number}"), move || {
        job(next.fetch_add(1, SeqCst))
    })?;
}
crew.join()?;
Ok(())
