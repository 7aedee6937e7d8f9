// wrong: every pause is as long as the first one
// rejected by: reconnecting::exercise_2_a_server_that_comes_later_is_found
// told: after each failure comes its pause

for _ in 0..self.retries {
    match connect() {
        Ok(server) => return Ok(server),
        Err(error) => pause(&error, self.first_pause),
    }
}
connect()
