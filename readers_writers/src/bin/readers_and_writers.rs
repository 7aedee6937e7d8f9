//! Readers and writers of one counter.

use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use rand::SeedableRng;
use readers_writers::{Counter, Reader, SharedCell, Writer};
use sleepy_threads::{Crew, CrewError, Rhythm, StoryOptions, ending, say, timeline};

/// Readers and writers share a counter.
#[derive(Parser)]
#[command(allow_negative_numbers = true)]
struct Options {
    /// How many threads read the counter
    #[arg(long, value_name = "N", default_value_t = 4,
          value_parser = clap::value_parser!(u32).range(..=1000))]
    readers: u32,

    /// How many threads increment the counter
    #[arg(long, value_name = "N", default_value_t = 2,
          value_parser = clap::value_parser!(u32).range(..=1000))]
    writers: u32,

    /// How often each of them does so
    #[arg(long, value_name = "N", default_value_t = 1,
          value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    accesses: u32,

    #[command(flatten)]
    story: StoryOptions,
}

fn main() -> ExitCode {
    let options = Options::parse();
    ending(options.story.recorder().record(|| run(options)))
}

fn run(options: Options) -> Result<(), CrewError> {
    let (accesses, pace) = (options.accesses, options.story.pace());
    let mut rng = options.story.rng();
    let cell = Arc::new(SharedCell::new(Counter::new()));
    let mut threads: Vec<(String, Box<dyn FnOnce() + Send>)> = Vec::new();

    say("Creating reader threads.");
    for number in 1..=options.readers {
        let reader = Reader::new(Rhythm::new(accesses, pace, rng.fork()));
        let cell = Arc::clone(&cell);
        threads.push((
            format!("Reader{number}"),
            Box::new(move || reader.run(&cell)),
        ));
    }
    say("Creating writer threads.");
    for number in 1..=options.writers {
        let writer = Writer::new(Rhythm::new(accesses, pace, rng.fork()));
        let cell = Arc::clone(&cell);
        threads.push((
            format!("Writer{number}"),
            Box::new(move || writer.run(&cell)),
        ));
    }

    say("Starting the threads.");
    let mut crew = Crew::new();
    for (name, run) in threads {
        crew.start(name, timeline::thread(run))?;
    }
    let _waiting = timeline::waiting_for("all threads to end");
    crew.join()?;
    Ok(())
}
