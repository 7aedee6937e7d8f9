// wrong: with a history there are four chances, as without one
// rejected by: doctor::exercise_2_with_a_history_two_in_five_are_hedges_and_one_refers_to_it
// told: about 4000 should be a Hedge
let earlier = self.history().map_or(0, |history| history.len());
match self.chance.random_range(0..4) {
    0 => self.hedge(),
    1 if earlier > 3 => self.refer(),
    _ => self.qualify(remark),
}
