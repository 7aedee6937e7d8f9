//! How the chapter's echo servers start: with three lines about their socket, or with one about why not.

use std::io::{self, Write};
use std::process::ExitCode;

use timeserver::{Log, Server, ServerOptions, ending, stop_on_request};

/// Runs an echo server from [`bind`] to its end, and returns the program's exit status. `serve` says how its clients
/// are served. Return, Ctrl-C and SIGTERM stop it.
pub fn run(
    options: &ServerOptions,
    log: &Log,
    serve: impl FnOnce(Server) -> io::Result<()>,
) -> ExitCode {
    let outcome = options.recorder().record(|| match bind(options, log) {
        Ok(server) => {
            stop_on_request(&server.shutdown_handle())?;
            serve(server).map(|()| ExitCode::SUCCESS)
        }
        Err(error) => {
            // The chapter's own words, without an `error: ` before them. If nobody reads them, the status must do.
            let _ = writeln!(io::stderr(), "{error}");
            Ok(ExitCode::FAILURE)
        }
    });
    outcome.unwrap_or_else(|error| ending(Err(error)))
}

/// Binds an echo server, and tells `log` `Socket created`, `Socket bind complete`, `Socket now listening`, and then, as
/// every server of the workbook, the address that is really bound.
///
/// # Errors
/// If the address cannot be bound: the error's text is `Bind failed. Error Code : N Message TEXT`.
pub fn bind(options: &ServerOptions, log: &Log) -> io::Result<Server> {
    log.line("Socket created");
    let server = Server::bind(&options.host, options.port)
        .map_err(|error| io::Error::new(error.kind(), bind_failed(&error)))?;
    log.line("Socket bind complete");
    log.line("Socket now listening");
    log.line(format_args!("Listening on {}", server.local_addr()));
    Ok(server
        .log(log.clone())
        .without_announcements()
        .idle_timeout(options.idle_timeout)
        .grace(options.grace))
}

/// The chapter's line for `error`. A name that nobody knows has no number: it is 0 here.
fn bind_failed(error: &io::Error) -> String {
    let number = error.raw_os_error().unwrap_or(0);
    let text = error.to_string();
    let text = text.trim_end_matches(&format!(" (os error {number})"));
    format!("Bind failed. Error Code : {number} Message {text}")
}
