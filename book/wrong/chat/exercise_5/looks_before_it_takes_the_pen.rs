// wrong: it looks whether the name is new and takes the pen afterwards: two may both have looked by then
// rejected by: sharing::exercise_5_of_two_clients_who_add_one_name_one_succeeds
// told: who adds a name must look and add in one step

if self.find(name).is_some() {
    return Err(AddError::HasNumber);
}
let mut pen = self.pen.lock().unwrap_or_else(PoisonError::into_inner);
pen.record(name, number).map_err(AddError::NotRecorded)?;
self.numbers
    .write(|numbers| numbers.insert(name.to_string(), number.to_string()));
Ok(())
