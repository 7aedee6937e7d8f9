// wrong: the numbers begin at 1, so the doctor without a history never hedges
// rejected by: doctor::exercise_2_without_a_history_one_reply_in_four_is_a_hedge
// told: about 2500 should be a Hedge, but 0 are
let Some(earlier) = self.history().map(|history| history.len()) else {
    return match self.chance.random_range(1..4) {
        0 => self.hedge(),
        _ => self.qualify(remark),
    };
};
match self.chance.random_range(0..5) {
    0 | 1 => self.hedge(),
    2 if earlier > 3 => self.refer(),
    _ => self.qualify(remark),
}
