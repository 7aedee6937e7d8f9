// wrong: nobody wakes the acceptor, which is asleep in accept until one more client comes
// rejected by: shutdown::exercise_3_a_server_without_clients_stops_at_once
// told: waits for the server to return from serving

let _ = bell;
if roster.wait_until_empty(grace) {
    return;
}
log.line(format_args!(
    "Closing after {} s with {} still connected",
    grace.as_secs_f64(),
    roster.running()
));
roster.hang_up();
roster.wait_until_empty(LAST_WORDS);
