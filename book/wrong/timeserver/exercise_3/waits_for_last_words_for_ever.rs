// wrong: after hanging up it waits until all handlers have ended, and one of them may never end
// rejected by: shutdown::exercise_3_a_handler_that_never_ends_does_not_hold_the_server
// told: waits for the server to return from serving

bell.ring();
if roster.wait_until_empty(grace) {
    return;
}
log.line(format_args!(
    "Closing after {} s with {} still connected",
    grace.as_secs_f64(),
    roster.running()
));
roster.hang_up();
while !roster.wait_until_empty(LAST_WORDS) {}
