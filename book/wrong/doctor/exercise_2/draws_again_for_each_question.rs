// wrong: a new number is drawn for each question, so the chances are not five equal ones
// rejected by: doctor::exercise_2_with_a_history_two_in_five_are_hedges_and_one_refers_to_it
// told: about 4000 should be a Hedge
let Some(earlier) = self.history().map(|history| history.len()) else {
    if self.chance.random_range(0..4) == 0 {
        return self.hedge();
    }
    return self.qualify(remark);
};
if self.chance.random_range(0..5) == 0 || self.chance.random_range(0..5) == 1 {
    self.hedge()
} else if self.chance.random_range(0..5) == 2 && earlier > 3 {
    self.refer()
} else {
    self.qualify(remark)
}
