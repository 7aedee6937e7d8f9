use std::collections::BTreeSet;
use std::collections::hash_map::DefaultHasher;
use std::fmt;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::Path;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::{Bench, Tally};
use crate::book::files_below;
use crate::{Answer, Catalogue, Changes, TestName};

/// How often a scenario is run in one try on free-running threads. The explorer runs it 1200 times, but then nobody
/// sleeps in it; here many sleep for half a second and longer.
const RUNS: u64 = 20;

/// How long such a try may take. A single run that hangs is ended after two seconds, and the try with it.
const FREE_LIMIT: Duration = Duration::from_secs(300);

/// What is to be measured.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    /// The seeds 1 to this.
    pub(super) seeds: u64,
    /// On free-running threads.
    pub(super) tries: u64,
}

impl Plan {
    /// Whether nothing is to be measured.
    pub(super) fn is_empty(&self) -> bool {
        self.seeds == 0 && self.tries == 0
    }
}

/// An answer of an exercise with threads; or the workbook's own solution, to be tried with one test.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// `MEMBER/exercise_N/NAME`, or `MEMBER/solutions/FILE::TEST`
    pub(super) name: String,
    member: String,
    is_right: bool,
    changes: Changes,
    /// The tests that must reject it, or accept it: those that explore.
    tests: Vec<TestName>,
    /// Those of them that are tried on free-running threads.
    free_tests: Vec<TestName>,
    /// Of everything that the result depends on.
    pub(super) fingerprint: u64,
}

/// How an answer fares.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measurement {
    /// `MEMBER/exercise_N/NAME`, or `MEMBER/solutions/FILE::TEST`
    pub name: String,
    /// Whether every test must accept it.
    pub is_right: bool,
    /// How many tests were tried.
    pub tests: u64,
    /// With the seeds from 1 to this.
    pub seeds: u64,
    /// How many trials had the wrong result: one is a test with a seed.
    pub wrong_verdicts: u64,
    /// How many schedules it took until a test rejected it, for every trial.
    pub schedules: Vec<u64>,
    /// How long all these trials took, in seconds.
    pub seconds: f64,
    /// How many tries there were on free-running threads; in each, the tests were tried until one failed: those that the
    /// workbook's own solutions pass there.
    pub tries: u64,
    /// In how many of them a test failed.
    pub caught: u64,
    /// How long all these took, in seconds.
    pub free_seconds: f64,
}

impl Candidate {
    /// All answers of exercises with threads for which there are tests that explore.
    pub(super) fn all(workspace: &Path, catalogue: &Catalogue) -> Result<Vec<Self>, String> {
        let told = |complaint: crate::Complaint| complaint.to_string();
        let wrong = Answer::all_wrong(workspace).map_err(told)?;
        let right = Answer::all_right(workspace).map_err(told)?;
        let mut candidates = Vec::new();
        for answer in wrong.into_iter().chain(right) {
            let changes = answer.changes(workspace).map_err(told)?;
            let of = catalogue.of_member(answer.member());
            let exercises: Vec<_> = of
                .filter(|it| it.threads && changes.exercises.contains(&it.marker()))
                .collect();
            let mut tests: Vec<TestName> =
                exercises.iter().flat_map(|it| it.tests.clone()).collect();
            tests.retain(|test| explores(workspace, answer.member(), test));
            if !answer.is_right() {
                tests.retain(|test| answer.rejected_by().contains(test));
            }
            if !tests.is_empty() {
                candidates.push(Self {
                    name: answer.name(),
                    member: answer.member().to_owned(),
                    is_right: answer.is_right(),
                    fingerprint: fingerprint(workspace, answer.member(), &changes, &tests)?,
                    changes,
                    free_tests: tests.clone(),
                    tests,
                });
            }
        }
        Ok(candidates)
    }

    /// The workbook's own solutions, once for each test of these candidates.
    pub(super) fn solutions(workspace: &Path, candidates: &[Self]) -> Result<Vec<Self>, String> {
        let tests: BTreeSet<(&str, &TestName)> = candidates
            .iter()
            .flat_map(|it| it.tests.iter().map(|test| (it.member.as_str(), test)))
            .collect();
        let solution = |(member, test): (&str, &TestName)| {
            let (changes, tests) = (Changes::default(), vec![test.clone()]);
            Ok(Self {
                name: format!("{member}/solutions/{test}"),
                member: member.to_owned(),
                is_right: true,
                fingerprint: fingerprint(workspace, member, &changes, &tests)?,
                changes,
                free_tests: tests.clone(),
                tests,
            })
        };
        tests.into_iter().map(solution).collect()
    }

    /// The same, but tried on free-running threads only with the tests that the workbook's own solutions have passed
    /// there each time, as these measurements say.
    pub(super) fn freely_with_tests_passed_in(mut self, solutions: &[Measurement]) -> Self {
        self.free_tests.retain(|test| {
            let name = format!("{}/solutions/{test}", self.member);
            let solution = solutions.iter().find(|it| it.name == name);
            solution.is_some_and(|it| it.caught == 0)
        });
        self
    }

    /// Whether `known` is all that is planned.
    pub(super) fn is_measured(&self, plan: Plan, known: &Measurement) -> bool {
        let plan = self.possible(plan);
        known.seeds >= plan.seeds && known.tries >= plan.tries
    }

    /// Measures what is planned, except what is `known` already. Blocks until that is done: for minutes.
    pub(super) fn measure(
        &self,
        plan: Plan,
        known: Option<&Measurement>,
        bench: &mut Bench,
    ) -> Result<Measurement, String> {
        let plan = self.possible(plan);
        bench.lay(&self.changes)?;
        let built = bench.build(&self.member, &self.tests.iter().collect::<Vec<_>>())?;
        if let Some(error) = built.error() {
            return Err(format!("{} does not compile: {error}", self.name));
        }
        let mut measurement = known.cloned().unwrap_or_else(|| self.nothing_measured());
        let trial = |test| built.trial(test).map_err(|tried| tried.verdict.to_string());
        let began = Instant::now();
        for seed in measurement.seeds + 1..=plan.seeds {
            for test in &self.tests {
                let tried = trial(test)?.with("SEED", &seed.to_string()).run()?;
                if tried.passed() != self.is_right {
                    measurement.wrong_verdicts += 1;
                }
                measurement.schedules.extend(schedules_until(&tried.output));
            }
            measurement.seeds = seed;
        }
        measurement.seconds += began.elapsed().as_secs_f64();
        let began = Instant::now();
        for _ in measurement.tries..plan.tries {
            for test in &self.free_tests {
                let trial = trial(test)?.with("FREE_RUNNING", &RUNS.to_string());
                if !trial.within(FREE_LIMIT).run()?.passed() {
                    measurement.caught += 1;
                    break;
                }
            }
            measurement.tries += 1;
        }
        measurement.free_seconds += began.elapsed().as_secs_f64();
        Ok(measurement)
    }

    /// What of the plan can be carried out: nothing on free-running threads if no test is left for them.
    fn possible(&self, plan: Plan) -> Plan {
        match self.free_tests.is_empty() {
            true => Plan { tries: 0, ..plan },
            false => plan,
        }
    }

    fn nothing_measured(&self) -> Measurement {
        Measurement {
            name: self.name.clone(),
            is_right: self.is_right,
            tests: self.tests.len() as u64,
            seeds: 0,
            wrong_verdicts: 0,
            schedules: Vec::new(),
            seconds: 0.0,
            tries: 0,
            caught: 0,
            free_seconds: 0.0,
        }
    }
}

impl Measurement {
    /// With the explorer, wrong answers must be rejected with every seed, right ones never. What free-running threads
    /// do is nobody's fault.
    pub(super) fn judge(&self, tally: &mut Tally) {
        let trials = self.seeds * self.tests;
        if self.wrong_verdicts > 0 {
            let what = if self.is_right {
                "rejected"
            } else {
                "accepted"
            };
            tally.complain(format!(
                "{}: is {what} in {} of {trials} trials",
                self.name, self.wrong_verdicts
            ));
        }
        tally.count(
            match self.is_right {
                true => "trials of right answers",
                false => "trials of wrong answers",
            },
            trials,
        );
    }
}

/// A line for whoever waits for the end.
impl fmt::Display for Measurement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.name)?;
        if self.seeds > 0 {
            let trials = self.seeds * self.tests;
            let good = trials - self.wrong_verdicts;
            let verdict = if self.is_right {
                "accepted"
            } else {
                "rejected"
            };
            write!(f, ": {verdict} {good} of {trials} times")?;
            if let Some(most) = self.schedules.iter().max() {
                write!(f, ", after {most} schedules at most")?;
            }
            write!(f, ", {:.0} s", self.seconds)?;
        }
        if self.tries > 0 {
            let after = if self.seeds > 0 { ';' } else { ':' };
            write!(
                f,
                "{after} on free-running threads rejected {} of {} times",
                self.caught, self.tries
            )?;
            write!(f, ", {:.0} s", self.free_seconds)?;
        }
        Ok(())
    }
}

/// The story begins with `schedule 7 of 1200 fails: `.
fn schedules_until(output: &str) -> Option<u64> {
    let (_, rest) = output.split_once("schedule ")?;
    let (number, rest) = rest.split_once(" of ")?;
    let (_, rest) = rest.split_once(' ')?;
    rest.starts_with("fails: ").then(|| number.parse().ok())?
}

fn explores(workspace: &Path, member: &str, test: &TestName) -> bool {
    let file = workspace
        .join(member)
        .join("tests")
        .join(format!("{}.rs", test.file));
    fs::read_to_string(file).is_ok_and(|text| text.contains("every_schedule"))
}

/// Of the answer, the tests, the explorer, and how long a try is. It differs between versions of the compiler; then it is
/// measured again.
fn fingerprint(
    workspace: &Path,
    member: &str,
    changes: &Changes,
    tests: &[TestName],
) -> Result<u64, String> {
    let mut hasher = DefaultHasher::new();
    RUNS.hash(&mut hasher);
    changes.files.hash(&mut hasher);
    for test in tests {
        test.to_string().hash(&mut hasher);
    }
    let folders = [
        workspace.join(member).join("src"),
        workspace.join(member).join("tests"),
        workspace.join("book").join("grading").join("src"),
    ];
    for folder in folders {
        let unread = |error: std::io::Error| format!("{}: {error}", folder.display());
        for file in files_below(&folder).map_err(unread)? {
            fs::read(&file).map_err(unread)?.hash(&mut hasher);
        }
    }
    Ok(hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::schedules_until;

    #[test]
    fn the_story_says_how_many_schedules_it_took() {
        let story = "\nschedule 7 of 1200 fails: deadlock\n    ...\n";
        assert_eq!(schedules_until(story), Some(7));
        assert_eq!(schedules_until("a schedule of lessons"), None);
    }
}
