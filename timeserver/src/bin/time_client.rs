//! Asks a time server for the day and the time.

use std::io;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use timeserver::{ClientOptions, Log, Reconnect, ending, seconds, show_all};

/// Asks a time server for the day and the time, and shows all that it says
#[derive(Parser)]
struct Options {
    #[command(flatten)]
    server: ClientOptions,
    /// How often to try again if nobody listens, after pauses of 1, 2, 4, ... seconds
    #[arg(long, value_name = "N", default_value = "5")]
    retries: usize,
    /// How long to wait for a server that says nothing
    #[arg(long, value_name = "SECONDS", default_value = "30", value_parser = seconds)]
    idle_timeout: Duration,
    /// How many milliseconds one second of a pause lasts
    #[arg(long, value_name = "N", default_value = "1000")]
    second_ms: u32,
}

fn main() -> ExitCode {
    ending(run(Options::parse()))
}

fn run(options: Options) -> io::Result<()> {
    let reconnect = Reconnect::new(
        options.retries,
        Duration::from_millis(options.second_ms.into()),
    );
    let server = options.server.connect(&reconnect, &Log::stderr())?;
    server.set_read_timeout(Some(options.idle_timeout))?;
    show_all(&server, io::stdout())
}
