// wrong: the lines have no ends
// rejected by: registration_locks::exercise_6_a_block_is_printed_line_by_line_and_can_be_seen_at_once
// told: every line is printed, in order, and ends with a line feed
let mut screen = self.lock();
for line in lines {
    let _ = write!(screen, "{line}");
}
let _ = screen.flush();
