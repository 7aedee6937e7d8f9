// wrong: a crew for each thread, joined in its round: the workers work one after another
// rejected by: worker::exercise_3_the_workers_work_at_the_same_time
// told: Worker 0 waits
for number in 0..count {
    let mut crew = Crew::new();
    let job = job.clone();
    crew.start(format!("Worker {number}"), move || job(number))?;
    crew.join()?;
}
Ok(())
