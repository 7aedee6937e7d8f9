//! An ATM.

use std::io;
use std::process::ExitCode;

use chat::{ClientSessionOptions, atm_window, use_atm, window};
use clap::Parser;
use timeserver::ending;

/// An ATM: you log in with your name and PIN, and choose from a menu
///
/// The PIN cannot be seen while you type it, except on Windows. 5 or the end of the input leaves.
#[derive(Parser)]
struct Options {
    #[command(flatten)]
    session: ClientSessionOptions,
    /// A window in the terminal, with fields and buttons, for keyboard and mouse; Esc or Ctrl-C quits
    #[arg(long)]
    window: bool,
}

fn main() -> ExitCode {
    ending(run(Options::parse()))
}

fn run(options: Options) -> io::Result<()> {
    if options.window {
        return window::show(atm_window(options.session));
    }
    let server = options.session.connect()?;
    use_atm(server, io::BufReader::new(io::stdin()), io::stdout())
}
