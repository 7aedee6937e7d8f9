// wrong: the number comes from another generator, so a seed does not repeat the conversation
// rejected by: doctor::exercise_2_the_same_seed_gives_the_same_conversation
// told: two doctors with the same seed said different things
let Some(earlier) = self.history().map(|history| history.len()) else {
    return match rand::rng().random_range(0..4) {
        0 => self.hedge(),
        _ => self.qualify(remark),
    };
};
match rand::rng().random_range(0..5) {
    0 | 1 => self.hedge(),
    2 if earlier > 3 => self.refer(),
    _ => self.qualify(remark),
}
