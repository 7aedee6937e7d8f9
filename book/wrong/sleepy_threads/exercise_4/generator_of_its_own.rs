// wrong: the interval is drawn from a generator that no seed repeats
// rejected by: sleepy_thread::exercise_4_a_seed_repeats_the_intervals
// told: was a generator of its own used, not `rng`?
use rand::RngExt;

let _ = rng;
Self {
    number,
    sleep_interval: rand::rng().random_range(1..=sleep_max),
    panics: false,
}
