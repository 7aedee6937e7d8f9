// right: a distribution that is made first, and sampled
use rand::distr::{Distribution, Uniform};

let seconds = Uniform::new_inclusive(1, sleep_max).expect("`sleep_max` is at least 1");
Self {
    number,
    sleep_interval: seconds.sample(rng),
    panics: false,
}
