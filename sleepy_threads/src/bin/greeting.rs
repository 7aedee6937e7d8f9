//! Threads that tell their names.

use std::process::ExitCode;

use clap::Parser;
use clap::builder::NonEmptyStringValueParser;
use sleepy_threads::{ending, greet};

/// Starts a thread of each name, which greets.
#[derive(Parser)]
struct Options {
    /// The names, one thread each
    #[arg(required = true, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    names: Vec<String>,
}

fn main() -> ExitCode {
    ending(greet(Options::parse().names))
}
