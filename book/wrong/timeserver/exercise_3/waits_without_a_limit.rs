// wrong: it waits again and again until everybody has gone: one client that stays holds the server
// rejected by: shutdown::exercise_3_a_client_that_does_not_finish_is_hung_up_on
// told: waits for the server to return from serving

bell.ring();
while !roster.wait_until_empty(grace) {
    log.line(format_args!(
        "Closing, with {} still connected",
        roster.running()
    ));
}
