// wrong: the number is in the book before it is recorded, and a crash could take it back
// rejected by: sharing::exercise_5_while_a_number_is_being_recorded_others_can_look_up_and_nobody_sees_it_yet
// told: a crash could still take this number back

let mut pen = self.pen.lock().unwrap_or_else(PoisonError::into_inner);
if self.find(name).is_some() {
    return Err(AddError::HasNumber);
}
self.numbers
    .write(|numbers| numbers.insert(name.to_string(), number.to_string()));
pen.record(name, number).map_err(|error| {
    self.numbers.write(|numbers| numbers.remove(name));
    AddError::NotRecorded(error)
})
