// wrong: `started` counts the threads that ended well, not all of them
// rejected by: crew::exercise_2_a_panic_is_reported_after_the_others_have_ended
// told: `started` is the number of all threads
let mut returned = Vec::new();
let mut names = Vec::new();
for thread in self.threads {
    let name = thread.thread().name().unwrap_or("?").to_owned();
    match thread.join() {
        Ok(value) => returned.push(value),
        Err(_) => names.push(name),
    }
}
if names.is_empty() {
    Ok(returned)
} else {
    Err(CrewError::Panicked {
        names,
        started: returned.len(),
    })
}
