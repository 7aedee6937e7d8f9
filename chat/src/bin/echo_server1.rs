//! Echoes what one client after another sends.

use std::process::ExitCode;

use chat::{EchoHandler, echo_server};
use clap::Parser;
use timeserver::{Log, ServerOptions};

/// Echoes what one client after another sends; Return, Ctrl-C or SIGTERM stops it
#[derive(Parser)]
struct Options {
    #[command(flatten)]
    server: ServerOptions,
}

fn main() -> ExitCode {
    let log = Log::stdout();
    echo_server::run(&Options::parse().server, &log.clone(), |server| {
        let handler = EchoHandler::new(server.idle_limit(), log);
        server.serve_in_turn(move || handler.clone())
    })
}
