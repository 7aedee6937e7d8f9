// wrong: a single thread goes through all numbers
// rejected by: worker::exercise_3_each_worker_is_handed_the_number_in_its_name
// told: every thread must get the number in its name, once
let mut crew = Crew::new();
crew.start("Worker 0", move || (0..count).for_each(job))?;
crew.join()?;
Ok(())
