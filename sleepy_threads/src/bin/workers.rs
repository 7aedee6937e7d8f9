//! Threads that all run one function.

use std::process::ExitCode;

use clap::Parser;
use sleepy_threads::{ending, say, work};

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
}

fn main() -> ExitCode {
    let options = Options::parse();
    ending(if options.numbered {
        work(options.count, |number| {
            say(format_args!("Worker: {number}"))
        })
    } else {
        work(options.count, |_| say("Worker"))
    })
}
