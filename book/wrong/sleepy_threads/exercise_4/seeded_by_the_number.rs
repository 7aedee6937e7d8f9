// wrong: the interval depends on the number of the thread alone
// rejected by: sleepy_thread::exercise_4_a_seed_repeats_the_intervals
// told: they must be drawn from `rng`
use rand::{RngExt, SeedableRng};

let _ = rng;
let mut own = StoryRng::seed_from_u64(number.into());
Self {
    number,
    sleep_interval: own.random_range(1..=sleep_max),
    panics: false,
}
