// wrong: what one `write` takes is taken for the whole block
// rejected by: registration_locks::exercise_6_a_block_is_printed_line_by_line_and_can_be_seen_at_once
// told: every line is printed
let mut block = String::new();
for line in lines {
    block += &format!("{line}\n");
}
let mut screen = self.lock();
let _ = screen.write(block.as_bytes());
let _ = screen.flush();
