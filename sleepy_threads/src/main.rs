//! Threads that sleep for a random time and wake up.

use std::error::Error;
use std::process::ExitCode;

use clap::Parser;
use sleepy_threads::{Crew, SleepyThread, StoryOptions, ask_number, ending, timeline};

/// Starts threads that sleep for a random time and wake up again.
#[derive(Parser)]
#[command(allow_negative_numbers = true)]
struct Options {
    /// How many threads to start; asked for if missing
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=10_000))]
    threads: Option<u32>,

    /// The longest time to sleep, in seconds of the story; asked for if missing
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u32).range(1..=3600))]
    sleep_max: Option<u32>,

    /// Lets the thread with this number panic instead of waking up
    #[arg(long, value_name = "NUMBER")]
    panic: Option<u32>,

    #[command(flatten)]
    story: StoryOptions,
}

fn main() -> ExitCode {
    let options = Options::parse();
    ending(options.story.recorder().record(|| run(options)))
}

fn run(options: Options) -> Result<(), Box<dyn Error>> {
    let threads = ask_number(options.threads, "Enter the number of threads: ", 1..=10_000)?;
    let sleep_max = ask_number(
        options.sleep_max,
        "Enter the maximum sleep time: ",
        1..=3600,
    )?;

    if let Some(number) = options
        .panic
        .filter(|number| !(1..=threads).contains(number))
    {
        return Err(format!(
            "there is no thread {number}: --panic takes a number from 1 to {threads}"
        )
        .into());
    }

    let mut rng = options.story.rng();
    let mut crew = Crew::new();
    for number in 1..=threads {
        let mut thread = SleepyThread::new(number, sleep_max, &mut rng);
        if options.panic == Some(number) {
            thread = thread.that_panics();
        }
        thread.start(&mut crew, options.story.pace())?;
    }
    let _waiting = timeline::waiting_for("all threads to end");
    crew.join()?;
    Ok(())
}
