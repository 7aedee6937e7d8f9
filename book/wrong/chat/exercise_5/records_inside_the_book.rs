// wrong: everything is done inside one write, so whoever looks up a name waits for the disk
// rejected by: sharing::exercise_5_while_a_number_is_being_recorded_others_can_look_up_and_nobody_sees_it_yet

self.numbers.write(|numbers| {
    if numbers.contains_key(name) {
        return Err(AddError::HasNumber);
    }
    let mut pen = self.pen.lock().unwrap_or_else(PoisonError::into_inner);
    pen.record(name, number).map_err(AddError::NotRecorded)?;
    numbers.insert(name.to_string(), number.to_string());
    Ok(())
})
