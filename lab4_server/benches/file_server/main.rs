//! How fast the file server is, and what it needs: `cargo bench -p lab4_server`.
//!
//! All contestants of a table are alive from the beginning and are measured in rounds, one after
//! another in each, so that what disturbs the machine disturbs all of them; the tables show
//! medians. Files lie in a temporary folder.

mod bare;
mod contestant;
mod lab3;
mod release;
mod requests;
mod table;
mod transfers;
mod waiting;

use std::env;
use std::io;
use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments[..] {
        // The contestants that do nothing but copy are this program, in a role.
        ["bare-get", file] => bare::get(file),
        ["bare-put", folder] => bare::put(folder),
        ["measure"] => measure(),
        _ if arguments.contains(&"--bench") => with_all_descriptors("measure"),
        // `cargo test --all-targets` comes here, too.
        _ => {
            println!("To measure, say: cargo bench -p lab4_server");
            Ok(())
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn measure() -> io::Result<()> {
    transfers::gets()?;
    transfers::puts()?;
    requests::rates()?;
    release::times()?;
    waiting::memory()
}

/// Runs this program once more, in `role`, with as many descriptors as the system gives: ten
/// thousand clients need a socket each, at both ends.
fn with_all_descriptors(role: &str) -> io::Result<()> {
    let program = env::current_exe()?;
    let mut command = if cfg!(unix) {
        let mut shell = Command::new("sh");
        shell
            .args(["-c", r#"ulimit -n "$(ulimit -H -n)"; exec "$0" "$@""#])
            .arg(program);
        shell
    } else {
        Command::new(program)
    };
    let status = command.arg(role).status()?;
    if status.success() {
        Ok(())
    } else {
        Err(io::Error::other(format!("measuring ended with {status}")))
    }
}
