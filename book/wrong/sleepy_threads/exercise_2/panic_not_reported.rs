// wrong: a thread that panicked is left out, and nobody learns of it
// rejected by: crew::exercise_2_a_panic_is_reported_after_the_others_have_ended
// told: join reports success, although
let mut returned = Vec::new();
for thread in self.threads {
    if let Ok(value) = thread.join() {
        returned.push(value);
    }
}
Ok(returned)
