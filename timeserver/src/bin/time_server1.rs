//! Tells the day and the time to one client after another.

use std::io;
use std::process::ExitCode;

use clap::Parser;
use timeserver::{DayTimeHandler, Log, ServerOptions, ending, stop_on_request};

/// Tells the day and the time to one client after another; Return, Ctrl-C or SIGTERM stops it
#[derive(Parser)]
struct Options {
    #[command(flatten)]
    server: ServerOptions,
}

fn main() -> ExitCode {
    let options = Options::parse();
    ending(options.server.recorder().record(|| run(options)))
}

fn run(options: Options) -> io::Result<()> {
    let server = options.server.bind(&Log::stdout())?;
    stop_on_request(&server.shutdown_handle())?;
    server.serve_in_turn(|| DayTimeHandler)
}
