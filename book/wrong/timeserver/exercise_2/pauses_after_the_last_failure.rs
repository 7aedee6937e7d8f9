// wrong: it pauses once more before it gives up
// rejected by: reconnecting::exercise_2_after_the_last_retry_its_error_is_returned
// told: no pause after the last

for length in self.pauses() {
    match connect() {
        Ok(server) => return Ok(server),
        Err(error) => pause(&error, length),
    }
}
connect().inspect_err(|error| pause(error, self.longest_pause))
