// wrong: the number of a name that has one is recorded all the same, and then refused
// rejected by: sharing::exercise_5_of_two_clients_who_add_one_name_one_succeeds
// told: the storage must record the number that is in the book, and no other

let mut pen = self.pen.lock().unwrap_or_else(PoisonError::into_inner);
pen.record(name, number).map_err(AddError::NotRecorded)?;
self.numbers.write(|numbers| {
    if numbers.contains_key(name) {
        return Err(AddError::HasNumber);
    }
    numbers.insert(name.to_string(), number.to_string());
    Ok(())
})
