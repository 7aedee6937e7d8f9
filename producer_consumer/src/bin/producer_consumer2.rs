//! A producer and a consumer with a synchronized cell between them.

use std::process::ExitCode;

use clap::Parser;
use producer_consumer::{AccessOptions, SharedCell, run_pair};
use sleepy_threads::ending;

/// A producer and a consumer share a cell in which one waits for the other.
#[derive(Parser)]
#[command(allow_negative_numbers = true)]
struct Options {
    #[command(flatten)]
    accesses: AccessOptions,
}

fn main() -> ExitCode {
    let options = Options::parse();
    let recorder = options.accesses.story.recorder();
    ending(recorder.record(|| run_pair(SharedCell::new(), &options.accesses)))
}
