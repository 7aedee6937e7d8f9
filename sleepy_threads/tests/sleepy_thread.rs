//! How long a sleepy thread sleeps.

use rand::SeedableRng;
use sleepy_threads::{SleepyThread, StoryRng};

/// The sleep intervals of `count` threads, 1 to `sleep_max`, all drawn from one generator.
fn intervals(count: u32, sleep_max: u32, rng: &mut StoryRng) -> Vec<u32> {
    (1..=count)
        .map(|number| SleepyThread::new(number, sleep_max, rng).sleep_interval())
        .collect()
}

#[test]
fn exercise_4_sleep_intervals_are_whole_seconds_from_one_to_the_maximum() {
    let mut drawn = [0; 8];
    for interval in intervals(6000, 6, &mut StoryRng::seed_from_u64(1)) {
        assert!(
            (1..=6).contains(&interval),
            "with `sleep_max` 6 an interval of {interval} was drawn: it must be from 1 to 6"
        );
        drawn[interval as usize] += 1;
    }
    for (interval, times) in drawn.into_iter().enumerate().skip(1).take(6) {
        assert!(
            times > 0,
            "with `sleep_max` 6 the interval {interval} was never drawn in 6000: both ends belong \
             to the range"
        );
    }
    for (interval, times) in drawn.into_iter().enumerate().skip(1).take(6) {
        // The seed is fixed, so this is no matter of luck. A fair draw gives about 1000 of each.
        assert!(
            (850..1150).contains(&times),
            "with `sleep_max` 6 the interval {interval} was drawn {times} times in 6000: each of 1 \
             to 6 must be as likely as the others"
        );
    }
}

#[test]
fn exercise_4_the_longest_interval_may_be_one_second() {
    assert_eq!(
        intervals(3, 1, &mut StoryRng::seed_from_u64(1)),
        [1, 1, 1],
        "with `sleep_max` 1 every interval must be 1"
    );
}

#[test]
fn exercise_4_a_seed_repeats_the_intervals() {
    let with_seed = |seed| intervals(20, 3600, &mut StoryRng::seed_from_u64(seed));
    assert_eq!(
        with_seed(36),
        with_seed(36),
        "the same seed gave other intervals: was a generator of its own used, not `rng`?"
    );
    assert_ne!(
        with_seed(36),
        with_seed(37),
        "two seeds gave the same intervals: they must be drawn from `rng`"
    );
}

#[test]
fn exercise_4_each_thread_draws_anew() {
    let drawn = intervals(20, 3600, &mut StoryRng::seed_from_u64(36));
    assert!(
        drawn.iter().any(|interval| *interval != drawn[0]),
        "20 threads drew {} each: the generator must move on with every draw, so do not clone it",
        drawn[0]
    );
}
