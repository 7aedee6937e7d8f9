// wrong: when the pauses are over, it goes on with the longest one for ever
// rejected by: reconnecting::exercise_2_after_the_last_retry_its_error_is_returned
// rejected by: reconnecting::exercise_2_without_retries_there_is_one_attempt
// told: connect still tries again

let mut pauses = self.pauses();
loop {
    match connect() {
        Ok(server) => return Ok(server),
        Err(error) => pause(&error, pauses.next().unwrap_or(self.longest_pause)),
    }
}
