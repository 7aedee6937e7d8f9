// wrong: join returns at the first panic: the other threads are not waited for
// rejected by: crew::exercise_2_a_panic_is_reported_after_the_others_have_ended
// told: join has returned after the panic of Ada, while Ken still ran
let started = self.threads.len();
let mut returned = Vec::new();
for thread in self.threads {
    let name = thread.thread().name().unwrap_or("?").to_owned();
    let value = thread.join().map_err(|_| CrewError::Panicked {
        names: vec![name],
        started,
    })?;
    returned.push(value);
}
Ok(returned)
