// wrong: the lock is taken for each line, and given back before the next one
// rejected by: registration_locks::exercise_6_no_line_of_another_client_falls_into_a_block
// told: a line fell into another client's block
for line in lines {
    let _ = writeln!(self.lock(), "{line}");
}
let _ = self.lock().flush();
