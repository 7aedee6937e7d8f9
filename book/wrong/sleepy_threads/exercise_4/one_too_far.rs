// wrong: the end is included, and then one is added
// rejected by: sleepy_thread::exercise_4_sleep_intervals_are_whole_seconds_from_one_to_the_maximum
// told: an interval of 7 was drawn
use rand::RngExt;

Self {
    number,
    sleep_interval: rng.random_range(1..=sleep_max) + 1,
    panics: false,
}
