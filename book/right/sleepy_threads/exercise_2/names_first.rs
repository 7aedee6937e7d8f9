// right: the names are collected before anybody is joined
let names: Vec<String> = self
    .threads
    .iter()
    .map(|thread| thread.thread().name().unwrap_or_default().to_owned())
    .collect();
let started = names.len();
let results: Vec<_> = self.threads.into_iter().map(JoinHandle::join).collect();
let panicked: Vec<String> = names
    .into_iter()
    .zip(&results)
    .filter(|(_, result)| result.is_err())
    .map(|(name, _)| name)
    .collect();
if panicked.is_empty() {
    Ok(results.into_iter().flatten().collect())
} else {
    Err(CrewError::Panicked {
        names: panicked,
        started,
    })
}
