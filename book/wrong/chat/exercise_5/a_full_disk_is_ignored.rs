// wrong: that the number could not be recorded is told, but the number is in the book
// rejected by: sharing::exercise_5_what_could_not_be_recorded_is_not_in_the_book
// told: it would be lost at the next start

let mut pen = self.pen.lock().unwrap_or_else(PoisonError::into_inner);
if self.find(name).is_some() {
    return Err(AddError::HasNumber);
}
let recorded = pen.record(name, number);
self.numbers
    .write(|numbers| numbers.insert(name.to_string(), number.to_string()));
recorded.map_err(AddError::NotRecorded)
