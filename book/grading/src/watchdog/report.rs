//! What is said of a test that does not end.

use super::threads::{Activity, those_of_no_test};
use super::watch::{State, Watch};
use std::io::{Write, stderr};
use std::process;
use std::time::Instant;

/// What libtest exits with if a test fails.
const FAILURE: i32 = 101;

/// Writes the report and ends the process.
pub(super) fn tell_and_exit(watch: &Watch, state: &State) -> ! {
    let report = report(watch, state);
    // Past libtest, which would keep it for the end of the test. Nothing can be done if there is no standard error.
    let _ = stderr().write_all(report.as_bytes());
    process::exit(FAILURE)
}

fn report(watch: &Watch, state: &State) -> String {
    let mut report = match state.troubles.first() {
        Some(trouble) => format!(
            "\n{} does not end after this: {}\n",
            watch.test, trouble.message
        ),
        None => format!("\n{} has not ended after {:?}:\n", watch.test, watch.limit),
    };
    let others = those_of_no_test();
    let threads = || state.threads.iter().chain(&others);
    let width = threads()
        .map(|thread| thread.name.chars().count())
        .max()
        .unwrap_or_default();
    for thread in threads() {
        let name = &thread.name;
        report.push_str(&format!("    {name:width$}  {}\n", describe(thread)));
    }
    report
}

fn describe(thread: &Activity) -> String {
    if thread.ended {
        return "has ended".to_string();
    }
    match thread.doing.last() {
        None => "is running, or waits for something that it does not name".to_string(),
        Some((what, since)) => {
            let seconds = Instant::now().duration_since(*since).as_secs_f64();
            format!("{what}, for {seconds:.1} s")
        }
    }
}
