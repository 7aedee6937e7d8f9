//! The client of Lab 3: gets, puts or deletes one file.

use std::io::{self, Write};
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use lab4_server::{Command, Failure, Interrupt, Lab3Client};
use timeserver::{ClientOptions, IdleLimit, Log, Reconnect, seconds};

/// Gets a file from a server into the current folder, puts one from there to the server, or deletes one on the server
#[derive(Parser)]
struct Options {
    /// The name or address of the server's machine
    host: String,
    /// The server's port
    #[arg(value_parser = clap::value_parser!(u16).range(1..))]
    port: u16,
    /// GET, PUT or DEL
    command: Command,
    /// The name of the file
    name: String,
    /// How long to wait for a server that says nothing, also because others are before us
    #[arg(long, value_name = "SECONDS", default_value = "300", value_parser = seconds)]
    idle_timeout: Duration,
}

fn main() -> ExitCode {
    match run(Options::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // If there is nobody to tell, the status must do.
            let _ = writeln!(io::stderr(), "{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: Options) -> Result<(), Failure> {
    let client = Lab3Client::new(options.command, options.name)?;
    let server = ClientOptions {
        host: options.host,
        port: options.port,
    };
    let once = Reconnect::new(0, Duration::ZERO);
    let server = server
        .connect(&once, &Log::silent())
        .map_err(|error| Failure::Client(error.to_string()))?;
    let interrupt = Interrupt::hangs_up(&server)?;
    client
        .run(&server, IdleLimit::new(options.idle_timeout), io::stdout())
        .map_err(|failure| match failure {
            Failure::Client(_) if interrupt.was_heard() => Failure::Client("interrupted".into()),
            _ => failure,
        })
}
