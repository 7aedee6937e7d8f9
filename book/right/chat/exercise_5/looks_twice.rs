// right: a look without the pen answers most clients at once; with the pen in hand it looks again

if self.numbers.read(|numbers| numbers.contains_key(name)) {
    return Err(AddError::HasNumber);
}
let mut pen = match self.pen.lock() {
    Ok(pen) => pen,
    Err(poisoned) => poisoned.into_inner(),
};
match self.find(name) {
    Some(_) => Err(AddError::HasNumber),
    None => match pen.record(name, number) {
        Err(error) => Err(AddError::NotRecorded(error)),
        Ok(()) => {
            self.numbers.write(|numbers| {
                numbers.entry(name.into()).or_insert_with(|| number.into());
            });
            Ok(())
        }
    },
}
