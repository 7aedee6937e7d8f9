// wrong: nobody waits for the workers: when `main` returns, they end with it
// rejected by: worker::exercise_3_work_waits_until_all_workers_have_ended
// told: work has returned while its workers still worked
let mut crew = Crew::new();
for number in 0..count {
    let job = job.clone();
    crew.start(format!("Worker {number}"), move || job(number))?;
}
Ok(())
