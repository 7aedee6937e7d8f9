//! Visits a chat room.

use std::io;
use std::process::ExitCode;

use chat::{ClientSessionOptions, chat_room_window, visit_chat_room, window};
use clap::Parser;
use timeserver::ending;

/// Visits a chat room: you say your name and then your messages, and see what is new
///
/// Return alone shows what is new. `/quit` or the end of the input leaves.
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
        return window::show(chat_room_window(options.session));
    }
    let server = options.session.connect()?;
    visit_chat_room(server, io::BufReader::new(io::stdin()), io::stdout())
}
