use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

/// How a program ends: with status 0, or with status 1 after one line on standard error that says
/// what was wrong. Never panics, even if standard error is closed.
pub fn ending(outcome: Result<(), impl Into<Box<dyn Error>>>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // If there is nobody to tell, the status must do.
            let _ = writeln!(io::stderr(), "error: {}", error.into());
            ExitCode::FAILURE
        }
    }
}
