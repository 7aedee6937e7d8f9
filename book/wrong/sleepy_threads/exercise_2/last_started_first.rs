// wrong: the threads are joined from the last to the first, and their values stay in that order
// rejected by: crew::exercise_2_what_threads_return_is_in_the_order_of_their_start
// told: join has another order
let mut threads = self.threads;
let started = threads.len();
let mut returned = Vec::new();
let mut names = Vec::new();
while let Some(thread) = threads.pop() {
    let name = thread.thread().name().unwrap_or("?").to_owned();
    match thread.join() {
        Ok(value) => returned.push(value),
        Err(_) => names.push(name),
    }
}
if names.is_empty() {
    Ok(returned)
} else {
    Err(CrewError::Panicked { names, started })
}
