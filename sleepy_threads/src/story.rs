use std::time::Duration;

use rand::SeedableRng;
use rand::rngs::Xoshiro256PlusPlus;

use crate::Pace;
use crate::timeline::{Recorder, TimelineOptions};

/// The random generator of the stories. Xoshiro256++ by name, because its stream is promised:
/// the seeds that the README files name keep their meaning.
pub type StoryRng = Xoshiro256PlusPlus;

/// The options that every program with sleeping threads takes.
#[derive(clap::Args, Clone, Debug)]
pub struct StoryOptions {
    /// How long one second of the story lasts, in milliseconds
    #[arg(long, value_name = "MS", default_value_t = 1000,
          value_parser = clap::value_parser!(u64).range(..=3_600_000))]
    pub second_ms: u64,

    /// Makes the random numbers the same in every run with the same N
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,

    /// Whether a picture is drawn.
    #[command(flatten)]
    pub timeline: TimelineOptions,
}

impl StoryOptions {
    /// How fast the story is told.
    pub fn pace(&self) -> Pace {
        Pace::new(Duration::from_millis(self.second_ms))
    }

    /// Records the program, if `--timeline` asks for it.
    pub fn recorder(&self) -> Recorder {
        self.timeline.recorder(self.pace())
    }

    /// The story's random generator: the seed's, or a different one for each run.
    ///
    /// Give each thread a generator of its own with [`SeedableRng::fork`]. If the threads drew
    /// from a shared one, what each of them gets would depend on who comes first, and a seed would
    /// repeat nothing.
    pub fn rng(&self) -> StoryRng {
        match self.seed {
            Some(seed) => StoryRng::seed_from_u64(seed),
            None => rand::make_rng(),
        }
    }
}
