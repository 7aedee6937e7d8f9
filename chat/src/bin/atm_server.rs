//! One bank for all ATMs.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use chat::{AtmHandler, AtmSession, open_bank_file};
use clap::Parser;
use timeserver::{Log, ServerOptions, ending, stop_on_request};

/// One bank for all ATMs, kept in a file; Return, Ctrl-C or SIGTERM stops it
#[derive(Parser)]
struct Options {
    #[command(flatten)]
    server: ServerOptions,
    /// The file of the bank; if there is none, it is created, with accounts for demonstration
    #[arg(long, value_name = "FILE", default_value = "bank.jsonl")]
    bank: PathBuf,
}

fn main() -> ExitCode {
    let options = Options::parse();
    ending(options.server.recorder().record(|| run(options)))
}

fn run(options: Options) -> io::Result<()> {
    let log = Log::stdout();
    let bank = Arc::new(open_bank_file(&options.bank, &log)?);
    let server = options.server.bind(&log)?;
    stop_on_request(&server.shutdown_handle())?;
    let (shared, idle) = (Arc::clone(&bank), server.idle_limit());
    server.serve_threads(move || {
        let session = AtmSession::new(Arc::clone(&shared), log.clone());
        AtmHandler::new(session, idle)
    })?;
    bank.save()
}
