// wrong: join asks again and again whether the threads have ended, and keeps a core busy
// rejected by: crew::exercise_2_join_waits_until_every_thread_has_ended
// told: in a loop instead of blocking?
while !self.threads.iter().all(JoinHandle::is_finished) {
    thread::yield_now();
}
let started = self.threads.len();
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
    Err(CrewError::Panicked { names, started })
}
