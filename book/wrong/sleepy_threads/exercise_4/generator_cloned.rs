// wrong: every thread draws from a copy of the generator, and so the same number
// rejected by: sleepy_thread::exercise_4_each_thread_draws_anew
// told: do not clone it
use rand::RngExt;

let mut own = rng.clone();
Self {
    number,
    sleep_interval: own.random_range(1..=sleep_max),
    panics: false,
}
