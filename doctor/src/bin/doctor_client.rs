//! A patient at a terminal.

use std::io::{self, BufReader};
use std::process::ExitCode;
use std::time::Duration;

use chat::{ClientSessionOptions, window};
use clap::Parser;
use doctor::{Patient, doctor_window};
use timeserver::{IdleLimit, Log, Reconnect, ending};

/// Talks to the doctor; an empty line is a goodbye
#[derive(Parser)]
struct Options {
    #[command(flatten)]
    session: ClientSessionOptions,
    /// Your name, for a doctor who keeps histories; such a doctor asks for it if it is missing
    #[arg(long, value_name = "NAME", value_parser = one_line)]
    name: Option<String>,
    /// A window in the terminal, with a field and buttons, for keyboard and mouse; Esc or Ctrl-C quits
    #[arg(long)]
    window: bool,
}

fn main() -> ExitCode {
    ending(run(Options::parse()))
}

fn run(options: Options) -> io::Result<()> {
    let Options { session, name, .. } = options;
    if options.window {
        return window::show(doctor_window(session, name));
    }
    let reconnect = Reconnect::new(session.retries, Duration::from_millis(session.second_ms));
    let server = session.server.connect(&reconnect, &Log::stderr())?;
    let limit = IdleLimit::new(session.idle_timeout);
    Patient { name }.talk(server, limit, BufReader::new(io::stdin()), io::stdout())
}

fn one_line(name: &str) -> Result<String, &'static str> {
    if name.contains(char::is_control) || name.trim().is_empty() {
        return Err("expected a name, in one line");
    }
    Ok(name.to_string())
}
