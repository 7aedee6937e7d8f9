// right: it looks every few milliseconds whether all have gone, until the deadline of grace and of last words

let all_have_gone_within = |patience: Duration| {
    let begun = std::time::Instant::now();
    while begun.elapsed() < patience {
        if roster.running() == 0 && !roster.is_accepting() {
            return true;
        }
        thread::sleep(Duration::from_millis(5));
    }
    false
};
bell.ring();
if !all_have_gone_within(grace) {
    let (seconds, left) = (grace.as_secs_f64(), roster.running());
    log.line(format_args!(
        "Closing after {seconds} s with {left} still connected"
    ));
    roster.hang_up();
    all_have_gone_within(LAST_WORDS);
}
