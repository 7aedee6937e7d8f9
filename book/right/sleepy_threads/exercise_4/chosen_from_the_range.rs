// right: one of the numbers of the range is chosen
use rand::seq::IteratorRandom;

Self {
    number,
    sleep_interval: (1..=sleep_max)
        .choose(rng)
        .expect("`sleep_max` is at least 1"),
    panics: false,
}
