//! Chats with the person at a chat server.

use std::io;
use std::process::ExitCode;

use chat::{ClientSessionOptions, chat_with_server};
use clap::Parser;
use timeserver::ending;

/// Chats with the person at a chat server: you say something in turn, and an empty line ends it
#[derive(Parser)]
#[command(mut_arg("idle_timeout", |limit| limit.default_value("3600")))]
struct Options {
    #[command(flatten)]
    session: ClientSessionOptions,
}

fn main() -> ExitCode {
    ending(run(Options::parse()))
}

fn run(options: Options) -> io::Result<()> {
    let server = options.session.connect()?;
    chat_with_server(server, io::BufReader::new(io::stdin()), io::stdout())
}
