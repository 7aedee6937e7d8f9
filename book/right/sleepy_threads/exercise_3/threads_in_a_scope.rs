// right: scoped threads, which may borrow: no crew, and a name for each from the builder
use std::thread;

thread::scope(|scope| {
    let mut threads = Vec::new();
    for number in 0..count {
        let name = format!("Worker {number}");
        let job = job.clone();
        let started = thread::Builder::new()
            .name(name.clone())
            .spawn_scoped(scope, move || job(number))
            .map_err(|error| CrewError::Refused {
                running: threads.len(),
                error,
            })?;
        threads.push((name, started));
    }
    let started = threads.len();
    let names: Vec<String> = threads
        .into_iter()
        .filter_map(|(name, thread)| thread.join().err().map(|_| name))
        .collect();
    if names.is_empty() {
        Ok(())
    } else {
        Err(CrewError::Panicked { names, started })
    }
})
