// wrong: it pauses before each retry and before the first attempt, too
// rejected by: reconnecting::exercise_2_a_server_that_listens_is_connected_to_without_a_pause
// told: who is connected is done

let mut error = io::ErrorKind::NotConnected.into();
for length in self.pauses() {
    pause(&error, length);
    match connect() {
        Ok(server) => return Ok(server),
        Err(refused) => error = refused,
    }
}
connect()
