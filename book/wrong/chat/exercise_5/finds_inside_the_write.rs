// wrong: the look-up inside the write waits for the write to end, which waits for the look-up
// rejected by: sharing::exercise_5_of_two_clients_who_add_one_name_one_succeeds
// rejected by: sharing::exercise_5_what_could_not_be_recorded_is_not_in_the_book

let mut pen = self.pen.lock().unwrap_or_else(PoisonError::into_inner);
self.numbers.write(|numbers| {
    if self.find(name).is_some() {
        return Err(AddError::HasNumber);
    }
    pen.record(name, number).map_err(AddError::NotRecorded)?;
    numbers.insert(name.to_string(), number.to_string());
    Ok(())
})
