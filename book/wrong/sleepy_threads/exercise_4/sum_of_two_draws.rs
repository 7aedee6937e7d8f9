// wrong: the sum of two draws: the middle is more likely than the ends
// rejected by: sleepy_thread::exercise_4_sleep_intervals_are_whole_seconds_from_one_to_the_maximum
// told: each of 1 to 6 must be as likely as the others
use rand::RngExt;

Self {
    number,
    sleep_interval: (rng.random_range(0..=sleep_max) + rng.random_range(0..=sleep_max))
        .max(2)
        / 2,
    panics: false,
}
