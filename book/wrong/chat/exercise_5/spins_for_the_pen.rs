// wrong: it asks for the pen again and again instead of waiting for it
// rejected by: sharing::exercise_5_who_waits_for_his_turn_to_add_sleeps

let mut pen = loop {
    if let Ok(pen) = self.pen.try_lock() {
        break pen;
    }
};
if self.find(name).is_some() {
    return Err(AddError::HasNumber);
}
pen.record(name, number).map_err(AddError::NotRecorded)?;
self.numbers
    .write(|numbers| numbers.insert(name.to_string(), number.to_string()));
Ok(())
