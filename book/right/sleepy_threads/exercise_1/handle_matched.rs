// right: the result of `spawn` is matched
match thread::Builder::new().name(name).spawn(run) {
    Ok(handle) => {
        self.threads.push(handle);
        Ok(())
    }
    Err(error) => Err(error),
}
