// right: the remainder of a large number, and one added
use rand::RngExt;

Self {
    number,
    sleep_interval: (rng.random::<u64>() % u64::from(sleep_max)) as u32 + 1,
    panics: false,
}
