// wrong: what join says is thrown away: nobody learns of a panic
// rejected by: worker::exercise_3_a_worker_that_panics_is_reported
// told: work reports success, although Worker 1 panicked
let mut crew = Crew::new();
for number in 0..count {
    let job = job.clone();
    crew.start(format!("Worker {number}"), move || job(number))?;
}
let _ = crew.join();
Ok(())
