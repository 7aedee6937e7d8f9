// right: joined from the last to the first, and put into order afterwards
let mut threads = self.threads;
let started = threads.len();
let mut returned = Vec::with_capacity(started);
let mut names = Vec::new();
while let Some(thread) = threads.pop() {
    let name = thread.thread().name().unwrap_or_default().to_owned();
    match thread.join() {
        Ok(value) => returned.insert(0, value),
        Err(_) => names.insert(0, name),
    }
}
if names.is_empty() {
    Ok(returned)
} else {
    Err(CrewError::Panicked { names, started })
}
