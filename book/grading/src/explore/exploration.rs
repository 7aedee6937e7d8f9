//! One scenario, tried under one schedule after the other.

use super::explorer::Explorer;
use super::outcome::{Failure, Report};
use super::shorten::shorten;
use super::story::{Story, Teller};
use super::{code, source};
use crate::engine::{Limits, Run, Trouble, run_once};
use crate::strategy::{Choices, DepthFirst, Mixed, Replay, Strategy};
use std::io::{self, Write};
use std::panic::Location;
use std::process;
use std::sync::Arc;
use std::time::Duration;

/// One part in so many of the schedules is for each of the two systematic searches.
const SYSTEMATIC_PART: usize = 8;

/// How long a schedule that failed by blocking for [`Explorer::PATIENCE`] may block when it is told.
const PATIENCE_WHEN_TELLING: Duration = Duration::from_secs(2);

pub(super) struct Exploration<'a> {
    pub(super) explorer: &'a Explorer,
    pub(super) scenario: Arc<dyn Fn() + Send + Sync>,
    /// Where the test asks for it.
    pub(super) at: &'static Location<'static>,
}

impl Exploration<'_> {
    /// Few preemptions first: these make short stories. Then all kinds of schedules, mixed.
    pub(super) fn search(&self) -> Result<Report, Failure> {
        let all = self.explorer.schedules;
        let part = all / SYSTEMATIC_PART;
        let stages: [(usize, Box<dyn Strategy>); 3] = [
            (part, Box::new(DepthFirst::new(0))),
            (2 * part, Box::new(DepthFirst::new(1))),
            (all, Box::new(Mixed::new(self.explorer.seed))),
        ];
        let mut report = Report {
            schedules: 0,
            steps: 0,
            exhausted: false,
        };
        for (until, mut strategy) in stages {
            while report.schedules < until && strategy.begin() {
                let run = run_once(&self.scenario, strategy, self.explorer.limits, false);
                report.schedules += 1;
                report.steps += run.steps;
                if run.trouble.is_some() {
                    return Err(self.failure(report, run));
                }
                if run.choices.is_empty() {
                    // Nothing could have gone differently.
                    report.exhausted = true;
                    return Ok(report);
                }
                strategy = run.strategy;
            }
        }
        Ok(report)
    }

    /// The story of a schedule that failed: shortened, and run once more to be written down.
    fn failure(&self, report: Report, failed: Run) -> Failure {
        let limits = self.explorer.limits;
        let shortest = match failed.trouble {
            // Each try would take as long as the explorer is patient, or fail for the same outer reason.
            Some(Trouble::Foreign { .. } | Trouble::Stale { .. }) => failed,
            // Each try would hold back one more thread.
            Some(Trouble::PanickedTwice { .. }) => failed,
            _ => shorten(failed, |choices| self.again(choices, limits, false)),
        };
        let limits = Limits {
            patience: limits.patience.min(PATIENCE_WHEN_TELLING),
            ..limits
        };
        let told = self.again(shortest.choices.clone(), limits, true);
        self.describe(report.schedules, &shortest, &told, report)
    }

    fn again(&self, choices: Choices, limits: Limits, telling: bool) -> Run {
        run_once(
            &self.scenario,
            Box::new(Replay::new(choices)),
            limits,
            telling,
        )
    }

    /// Panics if it is no code.
    pub(super) fn replay(&self, code: &str) -> Result<Report, Failure> {
        let Some((schedule, choices)) = code::decode(code) else {
            panic!("{code:?} is not the code of a schedule; it should look like x7f3a");
        };
        let run = self.again(choices, self.explorer.limits, true);
        let report = Report {
            schedules: 1,
            steps: run.steps,
            exhausted: false,
        };
        match run.trouble {
            None => Ok(report),
            Some(_) => Err(self.describe(schedule, &run, &run, report)),
        }
    }

    fn describe(&self, schedule: usize, failed: &Run, told: &Run, report: Report) -> Failure {
        let code = code::encode(schedule, &failed.choices);
        let teller = Teller {
            schedule,
            of: self.explorer.schedules,
            test: self.test_name(),
            code: &code,
            scenario_file: self.at.file(),
        };
        let Story { headline, text } = teller.tell(failed, told);
        if let Some(Trouble::PanickedTwice { .. }) = failed.trouble {
            end_the_process(&text);
        }
        Failure {
            schedule,
            headline,
            story: text,
            replay: code,
            report,
        }
    }

    /// libtest names a test's thread after the test, unless it runs all of them in the main thread.
    fn test_name(&self) -> Option<String> {
        let thread = std::thread::current();
        match thread.name() {
            Some(name) if name != "main" => Some(name.to_string()),
            _ => source::function_around(self.at),
        }
    }
}

/// What libtest's own failure status is.
const FAILED: i32 = 101;

/// Tells the story of a panic in a destructor during another panic. Such a panic ends the process, whatever anybody does;
/// all that is left to choose is what is said before.
fn end_the_process(story: &str) -> ! {
    // Not `eprintln!`: what a test prints is shown when the test ends, and it will not.
    let _ = writeln!(
        io::stderr(),
        "\n{story}\nA destructor panicked while another panic was unwinding. That ends the process: the remaining \
         tests of this file were not run."
    );
    process::exit(FAILED)
}
