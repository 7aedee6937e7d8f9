//! A producer and several consumers, each of which sees every item.

use std::error::Error;
use std::process::ExitCode;

use clap::Parser;
use producer_consumer::{AccessOptions, run_several};
use sleepy_threads::{ask_number, ending};

/// A producer and several consumers share a cell; every consumer sees every item.
#[derive(Parser)]
#[command(allow_negative_numbers = true)]
struct Options {
    #[command(flatten)]
    accesses: AccessOptions,

    /// How many consumers there are; asked for if missing
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1000))]
    consumers: Option<u32>,
}

fn main() -> ExitCode {
    let options = Options::parse();
    ending(options.accesses.story.recorder().record(|| run(options)))
}

fn run(options: Options) -> Result<(), Box<dyn Error>> {
    let accesses = options.accesses.accesses()?;
    let consumers = ask_number(
        options.consumers,
        "Enter the number of consumers: ",
        1..=1000,
    )?;
    run_several(accesses, consumers as usize, &options.accesses.story)
}
