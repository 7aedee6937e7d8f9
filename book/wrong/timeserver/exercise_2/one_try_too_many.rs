// wrong: the first attempt is not counted, so there is one pause and one attempt too many
// rejected by: reconnecting::exercise_2_after_the_last_retry_its_error_is_returned
// rejected by: reconnecting::exercise_2_without_retries_there_is_one_attempt

let mut tried = 0;
let mut length = self.first_pause;
loop {
    match connect() {
        Ok(server) => return Ok(server),
        Err(error) if tried > self.retries => return Err(error),
        Err(error) => pause(&error, length),
    }
    tried += 1;
    length = (length * 2).min(self.longest_pause);
}
