// wrong: a screen that takes no more is a reason to panic
// rejected by: registration_locks::exercise_6_a_screen_that_takes_nothing_is_no_reason_to_panic
// told: BrokenPipe
let mut screen = self.lock();
for line in lines {
    writeln!(screen, "{line}").unwrap();
}
screen.flush().unwrap();
