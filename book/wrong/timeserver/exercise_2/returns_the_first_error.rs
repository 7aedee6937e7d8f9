// wrong: the error of the first attempt is kept and returned, however old it is by then
// rejected by: reconnecting::exercise_2_after_the_last_retry_its_error_is_returned
// told: the last attempt's error says how it is now

let mut first = None;
for length in self.pauses() {
    match connect() {
        Ok(server) => return Ok(server),
        Err(error) => {
            pause(&error, length);
            first.get_or_insert(error);
        }
    }
}
connect().map_err(|last| first.unwrap_or(last))
