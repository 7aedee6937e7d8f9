// wrong: the range excludes its end: `sleep_max` is never drawn
// rejected by: sleepy_thread::exercise_4_sleep_intervals_are_whole_seconds_from_one_to_the_maximum
// told: the interval 6 was never drawn
use rand::RngExt;

Self {
    number,
    sleep_interval: rng.random_range(1..sleep_max),
    panics: false,
}
