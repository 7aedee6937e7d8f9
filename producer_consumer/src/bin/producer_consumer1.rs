//! A producer and a consumer with an unsynchronized cell between them: a race.

use std::process::ExitCode;

use clap::Parser;
use producer_consumer::{AccessOptions, UnsynchronizedCell, run_pair};
use sleepy_threads::ending;

/// A producer and a consumer share a cell without synchronization.
#[derive(Parser)]
#[command(allow_negative_numbers = true)]
struct Options {
    #[command(flatten)]
    accesses: AccessOptions,
}

fn main() -> ExitCode {
    let options = Options::parse();
    let recorder = options.accesses.story.recorder();
    ending(recorder.record(|| run_pair(UnsynchronizedCell::new(), &options.accesses)))
}
