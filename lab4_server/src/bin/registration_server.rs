//! Registers students: their names, student ids and GitHub user names.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use lab4_server::process_limits;
use lab4_server::registration::{PrintLock, RecordFile, RegistrationHandler, WriteLock};
use timeserver::{Log, ServerOptions, ending, stop_on_request};

/// Registers students, each in a thread of its own; Return, Ctrl-C or SIGTERM stops it
#[derive(Parser)]
#[command(mut_arg("port", |port| port.default_value("12000")))]
struct Options {
    #[command(flatten)]
    server: ServerOptions,
    /// The file to which every student is appended, as a line with tabs
    #[arg(long, value_name = "FILE", default_value = "registrations.tsv")]
    records: PathBuf,
}

fn main() -> ExitCode {
    let options = Options::parse();
    ending(options.server.recorder().record(|| run(options)))
}

fn run(options: Options) -> io::Result<()> {
    let print_lock = PrintLock::new(io::stdout());
    // The log prints on the same screen, so it has to wait for the same lock.
    let log = Log::to(print_lock.clone());
    process_limits::survive_file_size_limit()?;
    let records = RecordFile::open(&options.records)?;
    let server = options.server.bind(&log)?.without_announcements();
    log.line(format_args!("Listening on {}", server.local_addr()));
    tell_about(&records, &options, &log);
    stop_on_request(&server.shutdown_handle())?;
    let handler = RegistrationHandler {
        print_lock,
        write_lock: Arc::new(WriteLock::new(records)),
        idle: server.idle_limit(),
    };
    server.serve_threads(move || handler.clone())
}

fn tell_about(records: &RecordFile, options: &Options, log: &Log) {
    let (path, students) = (options.records.display(), records.students());
    log.line(format_args!(
        "Recording in {path} (registered so far: {students})"
    ));
    if let Some(torn) = records.torn() {
        let torn = String::from_utf8_lossy(torn);
        log.line(format_args!(
            "Cut off the last record, which a crash had torn: {torn}"
        ));
    }
}
