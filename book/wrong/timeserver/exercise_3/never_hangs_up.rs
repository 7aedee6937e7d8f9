// wrong: it returns when the time is over, and leaves the clients connected to nobody
// rejected by: shutdown::exercise_3_a_client_that_does_not_finish_is_hung_up_on
// told: waits until the server closes the connection

bell.ring();
if !roster.wait_until_empty(grace) {
    log.line(format_args!(
        "Closing after {} s with {} still connected",
        grace.as_secs_f64(),
        roster.running()
    ));
    roster.wait_until_empty(LAST_WORDS);
}
