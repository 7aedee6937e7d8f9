// wrong: the job is called in the loop, and its result handed to the thread
// rejected by: worker::exercise_3_each_worker_is_handed_the_number_in_its_name
// told: every thread must get the number in its name, once
let mut crew = Crew::new();
for number in 0..count {
    let done = job(number);
    crew.start(format!("Worker {number}"), move || done)?;
}
crew.join()?;
Ok(())
