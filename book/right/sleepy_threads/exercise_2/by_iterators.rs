// right: the threads are joined by an iterator, and what came of it is split afterwards
let started = self.threads.len();
let join = |thread: JoinHandle<T>| {
    let name = thread.thread().name().unwrap_or_default().to_owned();
    thread.join().map_err(|_| name)
};
let ended: Vec<Result<T, String>> = self.threads.into_iter().map(join).collect();
let (returned, panicked): (Vec<_>, Vec<_>) = ended.into_iter().partition(Result::is_ok);
if panicked.is_empty() {
    Ok(returned.into_iter().flatten().collect())
} else {
    let names = panicked.into_iter().filter_map(Result::err).collect();
    Err(CrewError::Panicked { names, started })
}
