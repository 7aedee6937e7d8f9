// wrong: only the last thread that panicked is named
// rejected by: crew::exercise_2_all_that_panicked_are_named_in_the_order_of_their_start
// told: join names other threads than panicked
let started = self.threads.len();
let mut returned = Vec::new();
let mut panicked = None;
for thread in self.threads {
    let name = thread.thread().name().unwrap_or("?").to_owned();
    match thread.join() {
        Ok(value) => returned.push(value),
        Err(_) => panicked = Some(name),
    }
}
match panicked {
    None => Ok(returned),
    Some(name) => Err(CrewError::Panicked {
        names: vec![name],
        started,
    }),
}
