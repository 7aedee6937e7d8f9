//! `cargo workbook verify`: a sample of what it proves about this workbook, and that it can say no.

mod honesty;
mod measuring;
mod sample;
mod workbook;

use std::path::Path;

use book::verify::{Options, Tally};
use clap::Parser;

/// Options as they are typed.
#[derive(Parser)]
struct CommandLine {
    #[command(flatten)]
    options: Options,
}

fn options(arguments: &[&str], scratch: &Path) -> Options {
    let scratch = ["--scratch", scratch.to_str().unwrap()];
    let arguments = ["verify"].iter().chain(arguments).chain(&scratch);
    CommandLine::parse_from(arguments).options
}

fn prove(workspace: &Path, arguments: &[&str], scratch: &Path) -> Tally {
    options(arguments, scratch).prove(workspace).unwrap()
}
