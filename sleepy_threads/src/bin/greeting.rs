//! Threads that tell their names.

use std::process::ExitCode;

use clap::Parser;
use clap::builder::NonEmptyStringValueParser;
use sleepy_threads::{Pace, TimelineOptions, ending, greet};

/// Starts a thread of each name, which greets.
#[derive(Parser)]
struct Options {
    /// The names, one thread each
    #[arg(required = true, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    names: Vec<String>,

    #[command(flatten)]
    timeline: TimelineOptions,
}

fn main() -> ExitCode {
    let options = Options::parse();
    let recorder = options.timeline.recorder(Pace::unslept());
    ending(recorder.record(|| greet(options.names)))
}
