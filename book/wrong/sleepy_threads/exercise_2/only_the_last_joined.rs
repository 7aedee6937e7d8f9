// wrong: only the last thread is joined, as if the others had to end before it
// rejected by: crew::exercise_2_join_waits_until_every_thread_has_ended
// told: join has returned while Ada and Ken still ran
let started = self.threads.len();
let mut threads = self.threads;
let Some(last) = threads.pop() else {
    return Ok(Vec::new());
};
let name = last.thread().name().unwrap_or("?").to_owned();
match last.join() {
    Ok(value) => Ok(vec![value]),
    Err(_) => Err(CrewError::Panicked {
        names: vec![name],
        started,
    }),
}
