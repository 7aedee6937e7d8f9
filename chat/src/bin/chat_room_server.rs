//! A chat room for any number of clients.

use std::io;
use std::process::ExitCode;
use std::sync::Arc;

use chat::{ChatRoomHandler, SharedTranscript};
use clap::Parser;
use timeserver::{Log, ServerOptions, ending, stop_on_request};

/// A chat room for any number of clients; Return, Ctrl-C or SIGTERM stops it
#[derive(Parser)]
struct Options {
    #[command(flatten)]
    server: ServerOptions,
    /// How many entries the transcript has at most (and 16 MiB): the oldest go
    #[arg(long, value_name = "ENTRIES", default_value_t = 100_000,
          value_parser = clap::value_parser!(u32).range(1..))]
    keep: u32,
}

fn main() -> ExitCode {
    let options = Options::parse();
    ending(options.server.recorder().record(|| run(options)))
}

fn run(options: Options) -> io::Result<()> {
    let server = options.server.bind(&Log::stdout())?;
    stop_on_request(&server.shutdown_handle())?;
    let room = Arc::new(SharedTranscript::new(options.keep as usize));
    let idle = server.idle_limit();
    server.serve_threads(move || ChatRoomHandler::new(Arc::clone(&room), idle))
}
