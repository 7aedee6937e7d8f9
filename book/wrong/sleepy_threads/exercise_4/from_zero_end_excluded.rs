// wrong: a remainder is from 0 to one less than `sleep_max`
// rejected by: sleepy_thread::exercise_4_sleep_intervals_are_whole_seconds_from_one_to_the_maximum
// told: an interval of 0 was drawn
use rand::RngExt;

Self {
    number,
    sleep_interval: rng.random::<u32>() % sleep_max,
    panics: false,
}
