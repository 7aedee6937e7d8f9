// wrong: with too few earlier inputs the chance to refer is one more hedge
// rejected by: doctor::exercise_2_three_earlier_inputs_are_too_few_to_refer_to
// told: about 4000 should be a Hedge
let Some(earlier) = self.history().map(|history| history.len()) else {
    return match self.chance.random_range(0..4) {
        0 => self.hedge(),
        _ => self.qualify(remark),
    };
};
match self.chance.random_range(0..5) {
    0 | 1 => self.hedge(),
    2 if earlier > 3 => self.refer(),
    2 => self.hedge(),
    _ => self.qualify(remark),
}
