// wrong: the log is told of clients that are still connected, also when nobody is
// rejected by: shutdown::exercise_3_a_server_without_clients_stops_at_once
// told: nobody was connected

bell.ring();
roster.wait_until_empty(grace);
log.line(format_args!(
    "Closing after {} s with {} still connected",
    grace.as_secs_f64(),
    roster.running()
));
roster.hang_up();
roster.wait_until_empty(LAST_WORDS);
