//! Threads that all run one function.

use std::process::ExitCode;

use clap::Parser;
use sleepy_threads::timeline::{self, Timeline};
use sleepy_threads::{CrewError, Pace, TimelineOptions, ending, say, work};

/// Starts threads that all run one function.
#[derive(Parser)]
#[command(allow_negative_numbers = true)]
struct Options {
    /// How many threads to start
    #[arg(long, value_name = "N", default_value_t = 5,
          value_parser = clap::value_parser!(u32).range(1..=10_000))]
    count: u32,

    /// Hands each thread its number
    #[arg(long)]
    numbered: bool,

    #[command(flatten)]
    timeline: TimelineOptions,
}

fn main() -> ExitCode {
    let options = Options::parse();
    let recorder = options.timeline.recorder(Pace::unslept());
    ending(recorder.record(|| run(&options)))
}

fn run(options: &Options) -> Result<(), CrewError> {
    let timeline = Timeline::of_this_thread();
    let _waiting = timeline::waiting_for("all workers to end");
    if options.numbered {
        work(options.count, move |number| {
            timeline.row(|| say(format_args!("Worker: {number}")))
        })
    } else {
        work(options.count, move |_| timeline.row(|| say("Worker")))
    }
}
