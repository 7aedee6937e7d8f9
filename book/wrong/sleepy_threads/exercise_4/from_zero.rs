// wrong: a thread may sleep for no time at all
// rejected by: sleepy_thread::exercise_4_sleep_intervals_are_whole_seconds_from_one_to_the_maximum
// told: an interval of 0 was drawn
use rand::RngExt;

Self {
    number,
    sleep_interval: rng.random_range(0..=sleep_max),
    panics: false,
}
