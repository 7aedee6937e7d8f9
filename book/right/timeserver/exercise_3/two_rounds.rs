// right: two rounds of the same step: wait, and if somebody is left, hang up

bell.ring();
for (round, patience) in [grace, LAST_WORDS].into_iter().enumerate() {
    if roster.wait_until_empty(patience) {
        return;
    }
    if round == 0 {
        let seconds = grace.as_secs_f64();
        let left = roster.running();
        log.line(format!(
            "Closing after {seconds} s with {left} still connected"
        ));
        roster.hang_up();
    }
}
