// right: the arguments of all threads are put together first
let arguments: Vec<_> = (0..count).map(|number| (number, job.clone())).collect();
let mut crew = Crew::new();
for (number, job) in arguments {
    crew.start(format!("Worker {number}"), move || job(number))?;
}
match crew.join() {
    Ok(_) => Ok(()),
    Err(error) => Err(error),
}
