// wrong: the lock is held, but the lines go to the standard output
// rejected by: registration_locks::exercise_6_a_block_is_printed_line_by_line_and_can_be_seen_at_once
// told: every line is printed
let _screen = self.lock();
for line in lines {
    println!("{line}");
}
let _ = io::stdout().flush();
