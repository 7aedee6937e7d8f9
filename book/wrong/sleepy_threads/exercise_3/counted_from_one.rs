// wrong: the workers are counted from 1, not from 0
// rejected by: worker::exercise_3_each_worker_is_handed_the_number_in_its_name
// told: every thread must get the number in its name, once
let mut crew = Crew::new();
for number in 1..=count {
    let job = job.clone();
    crew.start(format!("Worker {number}"), move || job(number))?;
}
crew.join()?;
Ok(())
