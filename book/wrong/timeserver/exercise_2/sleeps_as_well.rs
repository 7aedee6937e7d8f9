// wrong: it sleeps by itself, and calls `pause`, which waits once more
// rejected by: reconnecting::exercise_2_the_waiting_is_left_to_pause
// told: is in Reconnect::connect

for length in self.pauses() {
    match connect() {
        Ok(server) => return Ok(server),
        Err(error) => {
            pause(&error, length);
            std::thread::sleep(length);
        }
    }
}
connect()
