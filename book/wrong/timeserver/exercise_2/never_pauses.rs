// wrong: it tries again at once, as often as it may
// rejected by: reconnecting::exercise_2_a_server_that_comes_later_is_found
// told: after each failure comes its pause

let _ = &mut pause;
for _ in 0..self.retries {
    if let Ok(server) = connect() {
        return Ok(server);
    }
}
connect()
