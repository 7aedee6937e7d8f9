use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

/// Turns the outcome of a program into its exit status: success, or failure after one line on
/// standard error that says what was wrong.
///
/// ```
/// use std::process::ExitCode;
///
/// fn run() -> Result<(), Box<dyn std::error::Error>> {
///     Ok(())
/// }
///
/// fn main() -> ExitCode {
///     sleepy_threads::ending(run())
/// }
/// ```
pub fn ending(outcome: Result<(), impl Into<Box<dyn Error>>>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Not `eprintln!`: it panics if nobody reads standard error any more.
            let _ = writeln!(io::stderr(), "error: {}", error.into());
            ExitCode::FAILURE
        }
    }
}
