// wrong: the bell rings when the time is over, so that even an empty server takes all of it
// rejected by: shutdown::exercise_3_a_server_without_clients_stops_at_once
// told: waits for the server to return from serving

let is_empty = roster.wait_until_empty(grace);
bell.ring();
if is_empty {
    return;
}
log.line(format_args!(
    "Closing after {} s with {} still connected",
    grace.as_secs_f64(),
    roster.running()
));
roster.hang_up();
roster.wait_until_empty(LAST_WORDS);
