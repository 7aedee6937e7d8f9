// wrong: the remark is remembered before the doctor returns to an earlier one
// rejected by: doctor::exercise_2_every_earlier_input_has_its_turn_and_the_present_one_has_not
// told: the present input is not an earlier one
if let Some(mut history) = self.history() {
    history.push(remark);
}
let Some(earlier) = self.history().map(|history| history.len()) else {
    return match self.chance.random_range(0..4) {
        0 => self.hedge(),
        _ => self.qualify(remark),
    };
};
match self.chance.random_range(0..5) {
    0 | 1 => self.hedge(),
    2 if earlier > 3 => self.refer(),
    _ => self.qualify(remark),
}
