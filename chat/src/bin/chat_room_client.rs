//! Visits a chat room.

use std::io;
use std::process::ExitCode;

use chat::{ClientSessionOptions, visit_chat_room};
use clap::Parser;
use timeserver::ending;

/// Visits a chat room: you say your name and then your messages, and see what is new
///
/// Return alone shows what is new. `/quit` or the end of the input leaves.
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
    visit_chat_room(server, io::BufReader::new(io::stdin()), io::stdout())
}
