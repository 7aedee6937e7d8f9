//! Echoes what every client sends, each in a thread of its own.

use std::process::ExitCode;

use chat::{EchoHandler, WELCOME, echo_server};
use clap::Parser;
use timeserver::{Log, ServerOptions};

/// Echoes what every client sends, each in a thread of its own; Return, Ctrl-C or SIGTERM stops it
#[derive(Parser)]
#[command(mut_arg("port", |port| port.default_value("8888")))]
struct Options {
    #[command(flatten)]
    server: ServerOptions,
}

fn main() -> ExitCode {
    let log = Log::stdout();
    echo_server::run(&Options::parse().server, &log.clone(), |server| {
        let handler = EchoHandler::new(server.idle_limit(), log).welcome(WELCOME);
        server.serve_threads(move || handler.clone())
    })
}
