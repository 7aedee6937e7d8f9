// wrong: a name that has a number gets the new one
// rejected by: phone_book::exercise_5_a_name_that_has_a_number_keeps_it
// rejected by: sharing::exercise_5_of_two_clients_who_add_one_name_one_succeeds

let mut pen = self.pen.lock().unwrap_or_else(PoisonError::into_inner);
pen.record(name, number).map_err(AddError::NotRecorded)?;
self.numbers
    .write(|numbers| numbers.insert(name.to_string(), number.to_string()));
Ok(())
