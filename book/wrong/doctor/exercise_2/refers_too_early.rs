// wrong: three earlier inputs are taken for enough
// rejected by: doctor::exercise_2_three_earlier_inputs_are_too_few_to_refer_to
// rejected by: doctor::exercise_2_the_doctor_refers_to_the_first_time_in_the_fifth_reply
let Some(earlier) = self.history().map(|history| history.len()) else {
    return match self.chance.random_range(0..4) {
        0 => self.hedge(),
        _ => self.qualify(remark),
    };
};
match self.chance.random_range(0..5) {
    0 | 1 => self.hedge(),
    2 if earlier >= 3 => self.refer(),
    _ => self.qualify(remark),
}
