// wrong: the clients are hung up on before their time is over
// rejected by: shutdown::exercise_3_a_client_that_is_being_served_may_finish

bell.ring();
roster.hang_up();
if !roster.wait_until_empty(grace) {
    log.line(format_args!(
        "Closing after {} s with {} still connected",
        grace.as_secs_f64(),
        roster.running()
    ));
    roster.wait_until_empty(LAST_WORDS);
}
