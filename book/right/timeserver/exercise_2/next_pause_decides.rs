// right: one loop, in which the next pause says whether there is a retry left

let mut pauses = self.pauses();
loop {
    let error = match connect() {
        Ok(server) => break Ok(server),
        Err(error) => error,
    };
    let Some(length) = pauses.next() else {
        break Err(error);
    };
    pause(&error, length);
}
