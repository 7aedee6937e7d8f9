//! One phone book for all clients.

use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use chat::{PhoneBook, PhoneBookFile, PhoneBookHandler, PhoneBookSession};
use clap::Parser;
use timeserver::{Log, ServerOptions, ending, stop_on_request};

/// One phone book for all clients, kept in a file; Return, Ctrl-C or SIGTERM stops it
#[derive(Parser)]
struct Options {
    #[command(flatten)]
    server: ServerOptions,
    /// The file of the phone book; it is created if there is none
    #[arg(long, value_name = "FILE", default_value = "phone_book.jsonl")]
    book: PathBuf,
}

fn main() -> ExitCode {
    let options = Options::parse();
    ending(options.server.recorder().record(|| run(options)))
}

fn run(options: Options) -> Result<(), Box<dyn Error>> {
    let log = Log::stdout();
    let (file, numbers) = PhoneBookFile::open(&options.book, |line| log.line(line))?;
    let book = Arc::new(PhoneBook::new(numbers, file));
    let server = options.server.bind(&log)?;
    stop_on_request(&server.shutdown_handle())?;
    let session = PhoneBookSession::new(book, log);
    let handler = PhoneBookHandler::new(session, server.idle_limit());
    Ok(server.serve_threads(move || handler.clone())?)
}
