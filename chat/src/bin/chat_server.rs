//! Chats with one client after another.

use std::io;
use std::process::ExitCode;

use chat::{Keyboard, TwoWayChatHandler};
use clap::Parser;
use timeserver::{Log, ServerOptions, ending, stop_on_request};

/// Chats with one client after another: you, at this terminal, are their partner
///
/// You and the client say something in turn. An empty line ends the chat with this client, and the next one's begins;
/// while nobody is connected, an empty line stops the server. So do Ctrl-C and SIGTERM, at any time.
#[derive(Parser)]
#[command(mut_arg("grace", |grace| grace.default_value("0.1")))]
struct Options {
    #[command(flatten)]
    server: ServerOptions,
}

fn main() -> ExitCode {
    let options = Options::parse();
    ending(options.server.recorder().record(|| run(options)))
}

fn run(options: Options) -> io::Result<()> {
    let log = Log::stdout();
    let server = options.server.bind(&log)?;
    let keyboard = Keyboard::new();
    let (shutdown, lonely) = (server.shutdown_handle(), log.clone());
    let unheard = move |line: &str| match line {
        "" => shutdown.request(),
        _ => lonely.line("Nobody is connected. (An empty line stops the server.)"),
    };
    keyboard.clone().start(|| io::stdin().lock(), unheard)?;
    // Ctrl-C and SIGTERM; for Return it finds standard input locked: by the keyboard, which knows what Return means.
    stop_on_request(&server.shutdown_handle())?;
    let handler = TwoWayChatHandler::new(keyboard, server.idle_limit(), log);
    server.serve_in_turn(move || handler.clone())
}
