//! What the tests of the registration server stand on: the program, with a record file of its own.

// Each test file uses a part of it.
#![allow(dead_code)]

use std::fs;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use grading::peer::{Ended, Peer, Program};
use tempfile::TempDir;

/// What stands in every record file first.
pub const HEADER: &str = "name\tstudent id\tGitHub user name\n";

/// The lines of a student.
pub const ADA: &str = "Ada Lovelace\nL-1815\nada\n";

/// How she stands in the record file.
pub const ADAS_RECORD: &str = "Ada Lovelace\tL-1815\tada\n";

/// A running `registration_server` on a port of its own choice.
pub struct Registration {
    pub program: Program,
    pub address: SocketAddr,
    folder: TempDir,
}

impl Registration {
    /// With a new record file.
    pub fn start(options: &[&str]) -> Registration {
        Registration::start_in(tempfile::tempdir().unwrap(), options)
    }

    /// With the record file in `folder`, if there is one.
    pub fn start_in(folder: TempDir, options: &[&str]) -> Registration {
        let mut command = Command::new(env!("CARGO_BIN_EXE_registration_server"));
        command.args(options);
        Registration::start_command(folder, command)
    }

    /// The same for a command that needs more, such as a limit.
    pub fn start_command(folder: TempDir, mut command: Command) -> Registration {
        command.current_dir(folder.path()).args(["--port", "0"]);
        let mut program = Program::start_command(command);
        let line = program.wait_for_line(|line| line.starts_with("Listening on "));
        let address = line["Listening on ".len()..].parse().unwrap();
        Registration {
            program,
            address,
            folder,
        }
    }

    /// Connects a client.
    pub fn connect(&self) -> Peer {
        Peer::connect(self.address)
    }

    /// Sends `lines` in one piece. Returns all that the server answers.
    pub fn answer_to(&self, lines: impl AsRef<[u8]>) -> String {
        let mut peer = self.connect();
        peer.send(lines);
        String::from_utf8(peer.read_to_end()).unwrap()
    }

    /// What is in the record file, without the header.
    pub fn records(&self) -> String {
        records_in(&self.folder)
    }

    /// Asks the server to stop, and waits until it has. Returns what it has printed.
    pub fn stop(self) -> (Ended, TempDir) {
        let Registration {
            mut program,
            folder,
            ..
        } = self;
        program.type_line("");
        (program.wait_within(Duration::from_secs(30)), folder)
    }
}

/// The record file that a server in `folder` writes.
pub fn record_file(folder: &TempDir) -> PathBuf {
    folder.path().join("registrations.tsv")
}

/// What is in the record file in `folder`, without the header.
pub fn records_in(folder: &TempDir) -> String {
    let text = fs::read_to_string(record_file(folder)).unwrap();
    let records = text.strip_prefix(HEADER);
    records
        .unwrap_or_else(|| panic!("the record file should begin with its header: {text:?}"))
        .to_string()
}

/// The blocks that were printed, four lines each, without where the client came from. Panics if
/// something stands where no block and no line of the log can stand.
pub fn blocks_of(stdout: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut lines = stdout.lines();
    while let Some(line) = lines.next() {
        if line.starts_with("Registered from ") {
            let block: Vec<&str> = lines.by_ref().take(3).collect();
            blocks.push(block.join("\n"));
        } else {
            assert!(
                !line.starts_with(' '),
                "a line of a block stands outside of its block: {line:?} in\n{stdout}"
            );
        }
    }
    blocks
}

/// The block of a student, as [`blocks_of`] returns it.
pub fn block_of(name: &str, id: &str, github: &str) -> String {
    format!(
        "    name:             {name}\n    student id:       {id}\n    GitHub user name: {github}"
    )
}

/// Stops the server: it must have printed and recorded nobody.
#[track_caller]
pub fn expect_nobody(server: Registration) {
    expect_ada(server, 0);
}

/// Stops the server: it must have printed and recorded Ada so many times, and nobody else.
#[track_caller]
pub fn expect_ada(server: Registration, times: usize) {
    let (ended, folder) = server.stop();
    assert_eq!(
        records_in(&folder),
        ADAS_RECORD.repeat(times),
        "these records were written"
    );
    let block = block_of("Ada Lovelace", "L-1815", "ada");
    assert_eq!(
        blocks_of(&ended.stdout),
        vec![block; times],
        "these blocks were printed"
    );
    assert!(ended.status.success(), "a server that is stopped exits 0");
}
