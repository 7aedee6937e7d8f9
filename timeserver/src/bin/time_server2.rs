//! Tells the day and the time to every client, each in a thread of its own.

use std::io;
use std::process::ExitCode;

use clap::Parser;
use timeserver::{DayTimeHandler, Log, ServerOptions, ending, stop_on_request};

/// Tells the day and the time to every client, each in a thread of its own; Return, Ctrl-C or
/// SIGTERM stops it
#[derive(Parser)]
struct Options {
    #[command(flatten)]
    server: ServerOptions,
}

fn main() -> ExitCode {
    let options = Options::parse();
    ending(options.server.recorder().record(|| run(options)))
}

// ANCHOR: run
fn run(options: Options) -> io::Result<()> {
    let server = options.server.bind(&Log::stdout())?;
    stop_on_request(&server.shutdown_handle())?;
    server.serve_threads(|| DayTimeHandler)
}
// ANCHOR_END: run
