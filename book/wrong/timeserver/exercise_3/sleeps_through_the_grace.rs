// wrong: it sleeps for the whole time, also when the last client has long gone
// rejected by: shutdown::exercise_3_a_server_without_clients_stops_at_once
// told: waits for the server to return from serving

bell.ring();
std::thread::sleep(grace);
if roster.running() > 0 {
    log.line(format_args!(
        "Closing after {} s with {} still connected",
        grace.as_secs_f64(),
        roster.running()
    ));
    roster.hang_up();
    roster.wait_until_empty(LAST_WORDS);
}
