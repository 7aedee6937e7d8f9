// wrong: the doctor always returns to the first input, and as the patient said it
// rejected by: doctor::exercise_2_every_earlier_input_has_its_turn_and_the_present_one_has_not
// rejected by: doctor::exercise_2_qualifiers_and_references_have_the_person_changed
let Some(earlier) = self.history().map(|history| history.len()) else {
    return match self.chance.random_range(0..4) {
        0 => self.hedge(),
        _ => self.qualify(remark),
    };
};
match self.chance.random_range(0..5) {
    0 | 1 => self.hedge(),
    2 if earlier > 3 => {
        let frame = one_of(&REFERENCES, &mut self.chance);
        let history = self.history().expect("there is a history");
        let first = history.get(0).unwrap_or_default();
        frame.around(&format!("{first}."))
    }
    _ => self.qualify(remark),
}
