// wrong: the block stays in a buffer until somebody else prints
// rejected by: registration_locks::exercise_6_a_block_is_printed_line_by_line_and_can_be_seen_at_once
// told: the screen was not flushed after it
let mut screen = self.lock();
for line in lines {
    if writeln!(screen, "{line}").is_err() {
        return;
    }
}
