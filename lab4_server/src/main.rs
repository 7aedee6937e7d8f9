//! The file server of Lab 4: at most MAX_CLIENTS clients at a time, the others wait for their turn.

use std::error::Error;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use clap::Parser;
use lab4_server::{FileClientHandler, Manager, PollingManager, ServedFolder, process_limits};
use sleepy_threads::{Pace, TimelineOptions};
use timeserver::{Log, Server, ending, seconds, stop_on_request};

/// Serves the files of a folder, to at most MAX_CLIENTS clients at a time; Return, Ctrl-C or SIGTERM stops it
#[derive(Parser)]
struct Options {
    /// The port to listen at; 0 for any that is free (and then -v to see which)
    port: u16,
    /// How many clients are served at a time; the others wait
    max_clients: usize,
    /// Say what happens, one line each
    #[arg(short, long)]
    verbose: bool,
    /// The folder whose files are served
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// The name or address to listen at; 0.0.0.0 for all addresses of this machine
    #[arg(long, default_value = "127.0.0.1")]
    host: String,
    /// How long a silent client is waited for
    #[arg(long, value_name = "SECONDS", default_value = "300", value_parser = seconds)]
    idle_timeout: Duration,
    /// How long running clients may go on when the server stops
    #[arg(long, value_name = "SECONDS", default_value = "3", value_parser = seconds)]
    grace: Duration,
    /// Manage the clients as the lab describes it: by looking around once a second
    #[arg(long)]
    polling: bool,
    #[command(flatten)]
    timeline: TimelineOptions,
}

fn main() -> ExitCode {
    let options = Options::parse();
    let recorder = options.timeline.recorder(Pace::default());
    ending(recorder.record(|| run(options)))
}

fn run(options: Options) -> Result<(), Box<dyn Error>> {
    let max_clients =
        NonZeroUsize::new(options.max_clients).ok_or("MAX_CLIENTS must be at least 1")?;
    let folder = Arc::new(ServedFolder::open(options.root)?);
    let log = if options.verbose {
        Log::stdout()
    } else {
        // A handler's panic ends its session only. Who wants to know of it says -v.
        process_limits::hide_panics();
        Log::silent()
    };
    process_limits::raise_descriptor_limit();
    process_limits::survive_file_size_limit()?;
    let server = bind(&options.host, options.port)?
        .log(log.clone())
        .without_announcements()
        .idle_timeout(options.idle_timeout)
        .grace(options.grace);
    log.line(format_args!(
        "server waiting on port {}",
        server.local_addr().port()
    ));
    stop_on_request(&server.shutdown_handle())?;
    let idle = server.idle_limit();
    let handlers_log = log.clone();
    let new_handler =
        move || FileClientHandler::new(Arc::clone(&folder), idle, handlers_log.clone());
    if options.polling {
        let manager = PollingManager::new(max_clients, Duration::from_secs(1), log)?;
        server.serve_with(manager, new_handler)?;
    } else {
        server.serve_with(Manager::new(max_clients, log)?, new_handler)?;
    }
    Ok(())
}

fn bind(host: &str, port: u16) -> Result<Server, String> {
    Server::bind(host, port).map_err(|error| format!("cannot listen on {host}:{port}: {error}"))
}
