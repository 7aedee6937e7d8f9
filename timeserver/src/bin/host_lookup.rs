//! Shows the name of this machine and its addresses, or the addresses of another name.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::Parser;
use timeserver::{ending, lookup};

/// Shows a name and its addresses in one line
#[derive(Parser)]
struct Options {
    /// The name to look up; this machine's own if there is none
    name: Option<String>,
}

fn main() -> ExitCode {
    ending(run(Options::parse()))
}

fn run(options: Options) -> io::Result<()> {
    let name = options.name.unwrap_or_else(lookup::host_name);
    let mut line = format!("{name}:");
    for address in lookup::host_addresses(&name)? {
        line += &format!(" {address}");
    }
    // Not `println!`, which panics if nobody reads.
    writeln!(io::stdout(), "{line}")
}
