use std::io;

use sleepy_threads::{StoryOptions, ask_number};

/// The options that all programs of this chapter take.
#[derive(clap::Args, Clone, Debug)]
pub struct AccessOptions {
    /// How many items to produce and to consume; asked for if missing
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub accesses: Option<u32>,

    /// How time passes, and which random numbers are drawn.
    #[command(flatten)]
    pub story: StoryOptions,
}

impl AccessOptions {
    /// The number of accesses: the option's, or else what is answered at the terminal.
    ///
    /// # Errors
    /// If the input ends before an answer.
    pub fn accesses(&self) -> io::Result<u32> {
        ask_number(
            self.accesses,
            "Enter the number of accesses: ",
            1..=1_000_000,
        )
    }
}
