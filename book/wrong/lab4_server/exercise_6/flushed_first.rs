// wrong: the screen is flushed before the lines, not after them
// rejected by: registration_locks::exercise_6_a_block_is_printed_line_by_line_and_can_be_seen_at_once
// told: the screen was not flushed after it
let mut screen = self.lock();
let _ = screen.flush();
for line in lines {
    let _ = writeln!(screen, "{line}");
}
