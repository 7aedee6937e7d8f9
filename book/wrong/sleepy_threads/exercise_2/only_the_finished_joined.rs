// wrong: only threads that have ended already are joined: join does not wait
// rejected by: crew::exercise_2_join_waits_until_every_thread_has_ended
// told: join has returned, and none of the three threads has ended
let started = self.threads.len();
let mut returned = Vec::new();
let mut names = Vec::new();
for thread in self.threads {
    if thread.is_finished() {
        let name = thread.thread().name().unwrap_or("?").to_owned();
        match thread.join() {
            Ok(value) => returned.push(value),
            Err(_) => names.push(name),
        }
    }
}
if names.is_empty() {
    Ok(returned)
} else {
    Err(CrewError::Panicked { names, started })
}
