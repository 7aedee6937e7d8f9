// wrong: the last pause is followed by no attempt, and the error is that of the attempt before
// rejected by: reconnecting::exercise_2_after_the_last_retry_its_error_is_returned
// rejected by: reconnecting::exercise_2_the_last_attempt_counts_like_the_others

let mut last = io::ErrorKind::ConnectionRefused.into();
for length in self.pauses() {
    match connect() {
        Ok(server) => return Ok(server),
        Err(error) => {
            pause(&error, length);
            last = error;
        }
    }
}
Err(last)
