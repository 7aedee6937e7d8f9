// right: a number from 0, and one added
use rand::RngExt;

Self {
    number,
    sleep_interval: rng.random_range(0..sleep_max) + 1,
    panics: false,
}
