//! A doctor for every client.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use doctor::{DoctorHandler, DoctorRng, Histories};
use rand::SeedableRng;
use timeserver::{Log, ServerOptions, ending, stop_on_request};

/// A doctor for every client, any number at once; Return, Ctrl-C or SIGTERM stops it
#[derive(Parser)]
struct Options {
    #[command(flatten)]
    server: ServerOptions,
    /// Makes the doctors say the same in every run: the first client's doctor, the second's, and so on
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Keeps what patients say, one file a patient; then the client speaks first, with the patient's name
    #[arg(long, value_name = "DIR")]
    histories: Option<PathBuf>,
}

fn main() -> ExitCode {
    let options = Options::parse();
    ending(options.server.recorder().record(|| run(options)))
}

fn run(options: Options) -> io::Result<()> {
    let log = Log::stdout();
    let open = |folder: PathBuf| Histories::open(&folder, log.clone()).map(Arc::new);
    let histories = options.histories.map(open).transpose()?;
    let server = options.server.bind(&log)?;
    stop_on_request(&server.shutdown_handle())?;
    // Each doctor has a generator of his own: what one patient hears does not depend on how fast another one types.
    let mut chance = options
        .seed
        .map_or_else(rand::make_rng, DoctorRng::seed_from_u64);
    let idle = server.idle_limit();
    let kept = histories.clone();
    server.serve_threads(move || DoctorHandler {
        chance: chance.fork(),
        histories: kept.clone(),
        idle,
    })?;
    if let Some(histories) = histories {
        histories.save_all();
    }
    Ok(())
}
