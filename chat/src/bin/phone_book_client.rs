//! Looks up and adds numbers in a phone book server's book.

use std::io;
use std::process::ExitCode;

use chat::{ClientSessionOptions, LineClient};
use clap::Parser;
use timeserver::ending;

/// Looks up and adds numbers: `FIND name`, `ADD name number`
///
/// The name may have spaces inside: the number is the last word. An empty line or the end of the input leaves.
#[derive(Parser)]
struct Options {
    #[command(flatten)]
    session: ClientSessionOptions,
}

fn main() -> ExitCode {
    ending(run(Options::parse()))
}

fn run(options: Options) -> io::Result<()> {
    let server = options.session.connect()?;
    LineClient::new("FIND name, or ADD name number: ").run_at_terminal(server)
}
